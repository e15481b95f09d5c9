public import Findings

/// What decides how directives are taken, beside what they say.
public struct SuppressionTerms: Sendable {
  /// The day of the scan, in UTC.
  public let today: CalendarDate
  /// What the configuration allows.
  public let policy: SuppressionPolicy
  /// Suppressions that stand in the configuration.
  public let configured: [ConfiguredSuppression]
  let rules: KnownRules

  /// - Parameter rules: every rule that there is, asked or not.
  public init(
    today: CalendarDate, rules: [RuleMetadata], policy: SuppressionPolicy = SuppressionPolicy(),
    configured: [ConfiguredSuppression] = []
  ) {
    self.today = today
    self.policy = policy
    self.configured = configured
    self.rules = KnownRules(rules)
  }
}

/// Rules by what users call them.
struct KnownRules: Sendable {
  private let rules: [RuleMetadata]

  init(_ rules: [RuleMetadata]) { self.rules = rules }

  /// What a directive may call a rule.
  var names: [String] { rules.flatMap { [$0.id, $0.name] } }

  /// The rule of an id or a name, whatever the case of its letters.
  func rule(_ selector: String) -> RuleMetadata? {
    let selector = selector.lowercased()
    return rules.first { $0.id.lowercased() == selector || $0.name.lowercased() == selector }
  }

  func rule(withID id: String) -> RuleMetadata? { rules.first { $0.id == id } }
}
