import BuiltInRules
import Documents
import Findings
import Rules
import Suppressions
import TestSupport

/// What a scan makes of suppressions, in words that tests compare.
struct Scanned {
  let report: TemplateReport

  init(
    _ template: String, path: String = "template.yaml", on day: String = "2026-11-30",
    policy: SuppressionPolicy = SuppressionPolicy(), configured: [ConfiguredSuppression] = []
  ) throws {
    let terms = Checks.suppressions(on: day)
    report = try Checks.report(
      template, path: path, rules: Self.rules,
      suppressions: SuppressionTerms(
        today: terms.today, rules: Checks.rules.metadata, policy: policy, configured: configured))
  }

  /// Few rules, so that a template is short that fails one alone.
  static let rules = RuleSet(
    BuiltInRules.all.filter {
      ["COG001", "COG002", "COG012", "IAM030", "TPL006"].contains($0.metadata.id)
        || $0.metadata.group == "CFG"
    })

  /// `RULE resource`, of what counts.
  var open: [String] { report.openFindings.map { Self.name($0.finding) } }

  /// The same with reason, of what does not.
  var suppressed: [String] {
    report.findings.compactMap { finding in
      guard case .suppressed(let suppression)? = finding.acceptance else { return nil }
      return "\(Self.name(finding.finding)): \(suppression.reason)"
    }
  }

  /// Messages of a rule that count, with their lines.
  func messages(of rule: String) -> [String] {
    report.openFindings.filter { $0.finding.ruleID == rule }.map { finding in
      let line = report.lines.position(of: finding.finding.place.range.start).line
      return "\(line): \(finding.finding.message)"
    }
  }

  var states: [SuppressionUse.State] { report.suppressions.map(\.state) }

  private static func name(_ finding: Finding) -> String {
    [finding.ruleID, finding.resource?.logicalID].compactMap(\.self).joined(separator: " ")
  }
}
