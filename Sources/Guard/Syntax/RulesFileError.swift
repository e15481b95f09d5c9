public import Documents

/// Why a rules file is refused, and where.
public struct RulesFileError: Error, Hashable, Sendable {
  /// What is wrong: one line, lower-case start, no final period.
  public let message: String
  /// Where it is, in the rules file.
  public let range: SourceRange

  /// An error with its place.
  public init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}

/// A line that probably does not do what it seems to do.
public struct GuardWarning: Hashable, Sendable {
  /// What happens, and what to write instead: one line, lower-case start, no final period.
  public let message: String
  /// Where it is, in the rules file.
  public let range: SourceRange
}
