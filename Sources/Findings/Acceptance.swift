public import Documents

/// Why a finding does not count in this scan: docs/decisions/0027.
public enum Acceptance: Hashable, Sendable {
  /// A directive with a reason covers it.
  case suppressed(Suppression)
  /// It is in the baseline, under the fingerprint of an entry.
  case known(since: CalendarDate, reason: String?, entry: String)
  /// It stands in no line that changed since a commit, as the user names it.
  case unchanged(since: String)
}

/// What a directive that covers a finding says.
public struct Suppression: Hashable, Sendable {
  /// How a directive is written.
  public enum Origin: String, Hashable, Sendable {
    /// `Metadata` of the resource.
    case resource = "resource metadata"
    /// A comment of YAML.
    case comment
    /// `Metadata` of the template.
    case template = "template metadata"
    /// The configuration.
    case configuration
  }

  /// Why the finding is accepted, in the words of who accepted it.
  public let reason: String
  /// The last day on which it is.
  public let expires: CalendarDate?
  /// How the directive is written.
  public let origin: Origin
  /// Where it stands in the template; `nil` for the configuration's.
  public let range: SourceRange?

  /// What a directive says.
  public init(reason: String, expires: CalendarDate?, origin: Origin, range: SourceRange?) {
    self.reason = reason
    self.expires = expires
    self.origin = origin
    self.range = range
  }
}

/// What else than findings fails a run that accepts some.
public struct AcceptanceGates: Hashable, Sendable {
  /// A suppression that covers nothing does.
  public var failsOnUnused: Bool
  /// A suppression does whose last day is this one or earlier.
  public var expiringUntil: CalendarDate?

  /// Nothing does, by default.
  public init(failsOnUnused: Bool = false, expiringUntil: CalendarDate? = nil) {
    self.failsOnUnused = failsOnUnused
    self.expiringUntil = expiringUntil
  }
}
