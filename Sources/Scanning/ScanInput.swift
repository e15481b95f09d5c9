/// What the user asked to be scanned.
public enum ScanInput: Hashable, Sendable {
  /// A file or a folder.
  case path(String)
  /// Standard input, reported under this path.
  case standardInput(reportedPath: String)
}
