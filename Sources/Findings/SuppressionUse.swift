public import Documents

/// A directive of a template, and what has come of it.
public struct SuppressionUse: Hashable, Sendable {
  /// What has come of a directive.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// It covers a finding.
    case used
    /// It covers none.
    case unused
    /// Its rule is not asked in this scan, or does not decide here.
    case notAsked = "not asked"
    /// Its last day is over: what it covers is open.
    case expired
    /// It has no reason, or the configuration does not allow it.
    case refused
  }

  /// The id of the rule.
  public let ruleID: String
  /// The resource that it stands in or above; `nil` for one of the template.
  public let logicalID: String?
  /// Where it stands in the template.
  public let range: SourceRange
  /// Why, in the words of who wrote it; empty where it has no reason.
  public let reason: String
  /// The last day on which it holds.
  public let expires: CalendarDate?
  /// How it is written.
  public let origin: Suppression.Origin
  /// What has come of it.
  public let state: State

  /// A directive with its fate.
  public init(
    ruleID: String, logicalID: String?, range: SourceRange, reason: String,
    expires: CalendarDate?, origin: Suppression.Origin, state: State
  ) {
    self.ruleID = ruleID
    self.logicalID = logicalID
    self.range = range
    self.reason = reason
    self.expires = expires
    self.origin = origin
    self.state = state
  }
}
