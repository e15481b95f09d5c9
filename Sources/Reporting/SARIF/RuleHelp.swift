internal import Findings

/// What code scanning shows beside an alert: made from the rule's own words and examples.
enum RuleHelp {
  /// Why, what to do, where to read on.
  static func text(_ rule: RuleMetadata) -> String {
    let details = rule.details()
    return [details.rationale, details.remediation, "More: cogcheck explain \(rule.id)"]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
