/// The names of one block, and what they stand for once they are asked for.
///
/// A class, since everything in the block shares what has been evaluated.
final class Scope {
  /// What a name stands for.
  enum Meaning {
    case unasked
    /// It is being evaluated.
    case pending
    case known([QueryResult])
  }

  /// The block around it, or the caller's; `nil` for the file.
  let parent: Scope?
  /// What the queries of the block's `let` are about.
  let context: GuardValue
  /// Of each name in ``meanings``.
  let places: [String: Int]
  /// What each name is bound to; none for the parameters of a rule, which are known.
  let operands: [Operand]
  var meanings: [Meaning]

  /// What `let` binds in a block.
  init(inside parent: Scope?, of context: GuardValue, _ bindings: Bindings) {
    self.parent = parent
    self.context = context
    places = bindings.places
    operands = bindings.operands
    meanings = Array(repeating: .unasked, count: bindings.operands.count)
  }

  /// The parameters of a rule, for one call.
  init(
    inside parent: Scope, of context: GuardValue, _ rule: ParameterizedRule,
    _ arguments: [[QueryResult]]
  ) {
    self.parent = parent
    self.context = context
    places = rule.places
    operands = []
    meanings = arguments.map { .known($0) }
  }
}
