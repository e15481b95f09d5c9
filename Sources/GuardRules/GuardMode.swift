public import Guard

/// How rules files that the user gives are asked.
public enum GuardMode: String, CaseIterable, Sendable {
  /// On the values that a template deploys with; what it leaves open is undecided.
  case resolved
  /// As Guard 3.2 asks them, on what is written.
  case asWritten3 = "as-written-3"
  /// As `cloudformation-validate` 1.14 asks them, on what is written.
  case asWritten1 = "as-written-1"

  /// The release that is followed on what is written.
  public var guardVersion: GuardVersion? {
    switch self {
    case .resolved: nil
    case .asWritten3: .three
    case .asWritten1: .one
    }
  }
}
