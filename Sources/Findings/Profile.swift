/// A named set of rules.
public enum Profile: String, CaseIterable, Sendable {
  /// What nearly every template should pass.
  case `default`
  /// The same, and hardening that not everyone wants.
  case strict
  /// The controls of AWS Security Hub that a template can decide.
  case securityHub = "security-hub"
  /// What Prowler checks of Cognito and of roles, with the items of the CIS benchmark among it.
  case cis

  /// Whether it holds a rule: every profile asks whether the template itself is sound, and what is written in it for cogcheck.
  public func includes(_ rule: RuleMetadata) -> Bool {
    let isNamed = rule.profiles.contains(self)
    guard rule.profiles.contains(.default) else { return isNamed }
    return isNamed || self == .strict || ["TPL", "CFG"].contains(rule.group)
  }
}
