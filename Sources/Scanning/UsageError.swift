public import Documents

/// A request that cannot be carried out as it stands; exit status 2.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, where, and what to do; one line.
  public let description: String

  /// The line of a file that is to blame; `nil` where none is.
  public let culprit: Culprit?

  /// One line of a file that the user wrote, and the part of it that is wrong.
  public struct Culprit: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// The line, without its line break.
    public let text: String
    /// Bytes of the line, from 0; empty behind its end.
    public let range: SourceRange
  }

  /// An error with its message.
  public init(_ description: String) {
    self.description = description
    culprit = nil
  }

  /// `path:line:column: message`, with the line.
  ///
  /// - Parameter range: what is wrong; of several lines, the first is shown.
  init(_ message: String, at range: SourceRange, of source: SourceText, path: String) {
    let lines = LineIndex(source)
    let place = lines.position(of: range.start)
    description = "\(path):\(place.line):\(place.column): \(message)"
    let line = lines.range(ofLine: place.line)
    let start = min(range.start, line.end)
    culprit = Culprit(
      number: place.line, text: lines.text(ofLine: place.line),
      range: SourceRange(start - line.start, min(range.end, line.end) - line.start))
  }
}
