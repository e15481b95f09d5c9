internal import Documents
internal import Findings

/// The test cases of one template: one for each rule and resource, `TPL001` first.
struct JUnitCases {
  private let scan: ScanTerms
  private let template: TemplateReport
  private let rules: ReportedRules
  private let redaction: Redaction
  private let text: FailureText

  /// Results that share a name: a rule says one thing of a logical id.
  private struct Key: Hashable {
    let ruleID: String
    let logicalID: ExactName?
  }

  init(_ template: TemplateReport, in scan: ScanTerms, showsSnippets: Bool) {
    self.scan = scan
    self.template = template
    rules = ReportedRules(scan)
    redaction = Redaction(template)
    text = FailureText(template, rules: rules, redaction: redaction, showsSnippets: showsSnippets)
  }

  var all: [JUnitCase] {
    var order = [Key(ruleID: ToolRule.parseError.rawValue, logicalID: nil)]
    var groups: [Key: [RuleResult]] = [:]
    for result in template.results {
      let key = Key(
        ruleID: result.ruleID, logicalID: result.resource.map { ExactName($0.logicalID) })
      if groups[key] == nil, key != order[0] { order.append(key) }
      groups[key, default: []].append(result)
    }
    var labels = JUnitLabels()
    return order.map { key in
      testCase(key.ruleID, groups[key] ?? [], name: labels.unique(name(of: key)))
    }
  }

  /// Id, name, resource: nothing that changes while the rule and the resource stay.
  private func name(of key: Key) -> String {
    let ruleName = rules.name(of: key.ruleID)
    let rule = ruleName.isEmpty ? key.ruleID : "\(key.ruleID) \(ruleName)"
    guard let logicalID = key.logicalID?.text else { return rule }
    return "\(rule): \(logicalID.isEmpty ? "''" : redaction.path(logicalID))"
  }

  private func testCase(_ ruleID: String, _ results: [RuleResult], name: String) -> JUnitCase {
    let isUnreadable = template.isUnreadable && ruleID == ToolRule.parseError.rawValue
    let found = results.flatMap(\.findings).sorted { $0.place.range < $1.place.range }
    let findings = found.filter { template.acceptance(of: $0) == nil }
    let start = findings.first?.place.range.start ?? results.first?.resource?.range.start
    let line = start.map { template.lines.position(of: $0).line }

    if isUnreadable {
      let message = findings.first.map(message) ?? "The template cannot be read."
      let body = findings.isEmpty ? "\(message)\nat \(template.path)\n" : text.findings(findings)
      return JUnitCase(
        name: name, line: line, outcome: .error(type: ruleID, message: message, text: body),
        note: "")
    }
    if !findings.isEmpty {
      let body = text.findings(findings)
      if let gating = findings.first(where: { scan.gates($0, at: template.path) }) {
        return JUnitCase(
          name: name, line: line,
          outcome: .failure(type: ruleID, message: message(gating), text: body), note: "")
      }
      let undecided = openQuestion(of: results).flatMap { failure(of: ruleID, undecided: $0) }
      return JUnitCase(name: name, line: line, outcome: undecided ?? .passed, note: body)
    }
    for result in results {
      guard case .broken(let reason) = result.verdict else { continue }
      let message = Wording.sentence("The rule failed: \(redaction.message(reason))")
      let body = "\(message)\nat \(template.path)\n"
      return JUnitCase(
        name: name, line: line,
        outcome: .error(type: ToolRule.ruleCrash.rawValue, message: message, text: body), note: "")
    }
    let acceptances = found.compactMap(template.acceptance)
    if !acceptances.isEmpty {
      return JUnitCase(
        name: name, line: line, outcome: .skipped(message: message(acceptances)), note: "")
    }
    guard let message = openQuestion(of: results) else {
      return JUnitCase(name: name, line: line, outcome: .passed, note: "")
    }
    let outcome = failure(of: ruleID, undecided: message) ?? .skipped(message: message)
    return JUnitCase(name: name, line: line, outcome: outcome, note: "")
  }

  /// What the first result that is undecided says.
  private func openQuestion(of results: [RuleResult]) -> String? {
    for result in results {
      guard case .undecided(let reason) = result.verdict else { continue }
      let subject = result.resource.map { " for \(Subject($0).words(redaction))" } ?? ""
      return Wording.sentence("Not decided\(subject): \(redaction.message(reason))")
    }
    return nil
  }

  /// `nil` where what is undecided fails nothing.
  private func failure(of ruleID: String, undecided message: String) -> JUnitCase.Outcome? {
    guard scan.gatesUndecided(by: ruleID) else { return nil }
    return .failure(type: ruleID, message: message, text: "\(message)\nat \(template.path)\n")
  }

  /// Each reason once.
  private func message(_ acceptances: [Acceptance]) -> String {
    var sentences: [String] = []
    for acceptance in acceptances {
      let sentence = Wording.sentence(redaction.message(acceptance.words))
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences.joined(separator: " ")
  }

  private func message(_ finding: Finding) -> String {
    Wording.sentence(finding.messageWithSubject(redaction))
  }
}
