/// What the user asked to be scanned.
public enum ScanInput: Hashable, Sendable {
  /// A file or a folder.
  case path(String)
  /// Standard input, reported under this path.
  case standardInput(reportedPath: String)
}

/// A request that cannot be carried out as it stands; exit status 2.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, where, and what to do; one line.
  public let description: String

  /// An error with its message.
  public init(_ description: String) { self.description = description }
}
