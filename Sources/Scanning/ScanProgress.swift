/// How far a scan is.
public struct ScanProgress: Sendable {
  /// Files that have been looked at, and checked where they are templates.
  public let done: Int
  /// All files.
  public let total: Int
  /// Open findings so far.
  public let findings: Int
}
