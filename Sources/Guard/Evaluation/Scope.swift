/// The names of one block, and what they stand for once they are asked for.
///
/// A class, since everything in the block shares what has been evaluated.
final class Scope {
  /// The block around it, or the caller's; `nil` for the file.
  let parent: Scope?
  /// What the queries of the block's `let` are about.
  let context: GuardValue
  let bindings: Bindings
  /// Results that are known; in the file's scope the captured keys too.
  var results: [String: [QueryResult]]
  /// Names that are being evaluated.
  var pending: Set<String> = []

  init(
    inside parent: Scope?, of context: GuardValue, _ bindings: Bindings,
    results: [String: [QueryResult]] = [:]
  ) {
    self.parent = parent
    self.context = context
    self.bindings = bindings
    self.results = results
  }
}
