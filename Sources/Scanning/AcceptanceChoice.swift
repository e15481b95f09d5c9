/// What a scan does with findings that somebody accepted.
public struct AcceptanceChoice: Sendable {
  /// What templates and the configuration suppress counts all the same.
  public var ignoresSuppressions = false
  /// A suppression that covers nothing fails the run.
  public var failsOnUnused = false
  /// A suppression that ends within so many days fails the run.
  public var expiringDays: Int?
  /// Which findings are known.
  public var baseline = BaselineChoice.found
  /// Only findings in lines that changed since this commit count, or since the last one that it has in common
  /// with the work tree; all where it is `nil`.
  public var changedSince: String?

  /// Takes what is written, and fails on nothing else.
  public init() {}
}

/// Which baseline holds.
public enum BaselineChoice: Hashable, Sendable {
  /// The one at the source root, if there is one.
  case found
  /// A file, which must be there.
  case file(String)
  /// None.
  case off
}
