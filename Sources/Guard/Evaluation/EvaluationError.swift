public import Documents

/// Why an evaluation ends without statuses: an error of the rules, shown by this document.
public struct EvaluationError: Error, Hashable, Sendable {
  /// What went wrong: one line, lower-case start, no final period.
  public let message: String
  /// Where it is, in the rules file.
  public let range: SourceRange

  /// An error at a place.
  public init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}
