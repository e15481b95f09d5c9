/// How much a finding matters; it belongs to the rule, never to one result.
///
/// What each format makes of the words: docs/decisions/0009.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Information; never gates.
  case info
  /// Hardening.
  case low
  /// A weakness that needs a further condition.
  case medium
  /// Deployment is refused, a feature cannot work, or a control is void.
  case high
  /// Exposure that an outsider can use.
  case critical

  /// From information to exposure.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }
}

/// From which severity on findings fail the run; ``Severity/info`` cannot be chosen, since it never gates.
public enum Gate: String, CaseIterable, Sendable {
  case low
  case medium
  case high
  case critical
  /// No finding fails the run.
  case never

  /// Whether a finding of `severity` fails the run.
  public func stops(_ severity: Severity) -> Bool {
    switch self {
    case .low: severity >= .low
    case .medium: severity >= .medium
    case .high: severity >= .high
    case .critical: severity >= .critical
    case .never: false
    }
  }
}
