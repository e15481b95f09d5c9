public import Findings
public import Resolution
public import Templates

/// Rules that are asked together, of templates as a whole.
public struct RulePack: Sendable {
  /// How they are asked.
  public enum Check: Sendable {
    /// All at once, of what is written; what each says, in their order.
    case written(@Sendable (Template) -> [Outcome])
    /// One, by its place, in one scenario; conditions that it meets are decided, and it is asked again for the others.
    case deployed(@Sendable (_ place: Int, Template, Scenario) -> Outcome)
  }

  /// All that is said of each.
  public let rules: [RuleMetadata]
  let check: Check

  /// Rules with what asks them.
  public init(_ rules: [RuleMetadata], check: Check) {
    self.rules = rules
    self.check = check
  }
}
