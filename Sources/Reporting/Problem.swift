internal import Documents
internal import Findings

/// What is wrong in a template, for reports that say it in one line: an open finding, or a rule that failed.
struct Problem {
  let rule: RuleMetadata
  /// The name of the rule in PascalCase; empty when nobody gave one.
  let ruleName: String
  let fingerprint: String
  /// With its subject, secrets masked.
  let message: String
  let path: String
  let region: Region

  init(_ identified: IdentifiedFinding, in template: TemplateReport, _ context: ProblemContext) {
    let finding = identified.finding
    rule = context.rules[finding.ruleID]
    ruleName = context.rules.name(of: finding.ruleID)
    fingerprint = identified.fingerprint
    message = finding.messageWithSubject(context.redaction)
    path = template.path
    region = Region(finding.place.range, in: template)
  }

  /// `path:line:column`.
  var location: String { "\(path):\(region.start.line):\(region.start.column)" }

  /// All of a template: findings by place, then faults.
  static func all(of template: TemplateReport, in scan: ScanTerms) -> [Problem] {
    let context = ProblemContext(rules: ReportedRules(scan), redaction: Redaction(template))
    return (template.openFindings + template.faults).map { Problem($0, in: template, context) }
  }

  /// The worst first; what weighs the same stays in order.
  static func worstFirst(_ problems: [Problem]) -> [Problem] {
    problems.map(\.rule.severity).worstFirst.map { problems[$0] }
  }
}

/// What is needed to say what findings of a template are.
struct ProblemContext {
  let rules: ReportedRules
  let redaction: Redaction
}

extension TemplateReport {
  /// Rules that failed here, as findings of the tool itself.
  var faults: [IdentifiedFinding] {
    let findings = results.compactMap { result -> Finding? in
      guard case .broken(let reason) = result.verdict else { return nil }
      return Finding(
        ruleID: ToolRule.ruleCrash.rawValue, message: "rule '\(result.ruleID)' failed: \(reason)",
        place: Place(result.resource?.range ?? SourceRange(0, 0)), resource: result.resource,
        discriminator: result.ruleID)
    }
    return IdentifiedFinding.identify(findings, path: path)
  }
}
