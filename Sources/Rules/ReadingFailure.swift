public import Documents
public import Templates

/// Why a file cannot be checked.
public enum ReadingFailure: Sendable {
  /// Its bytes cannot be had; says why, in words.
  case file(String)
  /// It cannot be parsed.
  case text(DocumentError)
  /// It is something else.
  case notATemplate(NotATemplate)
}
