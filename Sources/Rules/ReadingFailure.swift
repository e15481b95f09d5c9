public import Documents

/// Why a file cannot be checked.
public enum ReadingFailure: Sendable {
  /// Its bytes cannot be had; says why, in words.
  case file(String)
  /// It cannot be parsed.
  case text(DocumentError)
  /// It is something else: why, and the byte offset where it begins.
  case notATemplate(reason: String, start: Int)
}
