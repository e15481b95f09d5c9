public import Findings
public import Resolution
public import Templates

/// Rules that are asked together, of templates as a whole.
public struct RulePack: Sendable {
  /// How they are asked; what each says, in their order.
  public enum Check: Sendable {
    /// Once, of what is written.
    case written(@Sendable (Template) -> [Outcome])
    /// In one scenario; conditions that they meet are decided, and they are asked again for the others.
    case deployed(@Sendable (Template, Scenario) -> [Outcome])
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
