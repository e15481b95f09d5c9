internal import Guard
internal import Synchronization

/// The text of a rules file, parsed when it is first needed and then kept.
final class GuardText: Sendable {
  let text: String
  private let parsed = Mutex<Result<RulesFile, RulesFileError>?>(nil)

  init(_ text: String) { self.text = text }

  /// A text that has been parsed.
  init(_ text: String, _ file: RulesFile) {
    self.text = text
    parsed.withLock { $0 = .success(file) }
  }

  /// The rules of the text.
  ///
  /// - Throws: `RulesFileError` where it has none, each time.
  func rulesFile() throws(RulesFileError) -> RulesFile {
    try parsed.withLock { known -> Result<RulesFile, RulesFileError> in
      if let known { return known }
      let result: Result<RulesFile, RulesFileError>
      do throws(RulesFileError) {
        result = .success(try RulesFile(parsing: Array(text.utf8)))
      } catch {
        result = .failure(error)
      }
      known = result
      return result
    }.get()
  }
}
