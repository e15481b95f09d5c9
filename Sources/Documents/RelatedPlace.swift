/// A place that belongs to what is said of another one: a value came through it, or a finding needs it.
public struct RelatedPlace: Hashable, Sendable {
  /// What it has to do with that; one line, lower-case start, no final period.
  public let message: String
  /// Where it stands in the same document.
  public let range: SourceRange

  /// A place with what it has to do with another one.
  public init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}
