/// Why a text could not be read, and where.
public struct DocumentError: Error, Hashable, Sendable {
  /// What kind of thing went wrong.
  public enum Cause: Sendable {
    /// A byte sequence is not UTF-8.
    case notUTF8
    /// The text breaks the grammar of JSON or YAML.
    case syntax
    /// There is no value in the text.
    case empty
    /// A second YAML document starts.
    case severalDocuments
    /// More than ``Document/maximumBytes`` bytes, or too many YAML directives.
    case size
    /// More than ``Document/maximumDepth`` levels of nesting.
    case depth
    /// YAML aliases that would expand to more than ``Document/maximumAliasedNodes`` nodes.
    case aliasExpansion
    /// An alias without an anchor before it, or inside what it stands for.
    case alias
    /// A mapping key that is not a scalar.
    case key
  }

  /// The kind of failure, for code.
  public let cause: Cause
  /// What is wrong, for people: one line, lower-case start, no final period.
  public let message: String
  /// Where the offending token starts: a byte offset into ``SourceText/bytes``.
  public let offset: Int

  init(_ cause: Cause, _ message: String, at offset: Int) {
    self.cause = cause
    self.message = message
    self.offset = offset
  }

  static let nothingToRead = DocumentError(.empty, "the file is empty", at: 0)

  static func tooDeep(at offset: Int) -> DocumentError {
    DocumentError(.depth, "more than \(Document.maximumDepth) levels of nesting", at: offset)
  }
}
