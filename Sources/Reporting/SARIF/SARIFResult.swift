internal import Documents
internal import Findings

/// One result: the findings of one rule about one resource that start on one line of one template.
///
/// Code scanning knows an alert by rule, path and line hash, so two results that agree in these
/// would become one alert.
struct SARIFResult {
  /// Into ``Findings/ScanReport/templates``.
  let templateIndex: Int
  let rule: RuleMetadata
  /// The first one leads, the others are mentioned.
  private(set) var findings: [IdentifiedFinding]
  let lineHash: String

  var first: IdentifiedFinding { findings[0] }

  /// All results of a report by path, place, rule and fingerprint.
  static func all(of report: ScanReport, rules: ReportedRules) -> [SARIFResult] {
    var results: [SARIFResult] = []
    for (index, template) in report.templates.enumerated() where !template.findings.isEmpty {
      results += Self.results(of: template, index: index, rules: rules)
    }
    return results
  }

  /// The worst of `results`, in their order.
  static func worst(_ limit: Int, of results: [SARIFResult]) -> [SARIFResult] {
    guard results.count > limit else { return results }
    let byWeight = results.indices.sorted {
      (results[$1].rule.severity, $0) < (results[$0].rule.severity, $1)
    }
    return byWeight.prefix(limit).sorted().map { results[$0] }
  }

  /// What is merged: several things that a rule says of one resource on one line.
  private struct Key: Hashable {
    let ruleID: String
    let line: Int
    let logicalID: ExactName?
  }

  private static func results(
    of template: TemplateReport, index: Int, rules: ReportedRules
  ) -> [SARIFResult] {
    let hashes = LineHashes(template.source)
    var results: [SARIFResult] = []
    var known: [Key: Int] = [:]
    var taken: Set<Key> = []
    for finding in template.findings {
      let line = template.lines.position(of: finding.finding.place.range.start).line
      let ruleID = finding.finding.ruleID
      let owner = finding.finding.resource.map { ExactName($0.logicalID) }
      let key = Key(ruleID: ruleID, line: line, logicalID: owner)
      if let place = known[key] {
        results[place].findings.append(finding)
        continue
      }
      guard let rule = rules[ruleID], let hash = hashes[line] else { continue }
      let isAlone = taken.insert(Key(ruleID: ruleID, line: line, logicalID: nil)).inserted
      known[key] = results.count
      results.append(
        SARIFResult(
          templateIndex: index, rule: rule, findings: [finding],
          lineHash: isAlone ? hash : "\(hash)-\(finding.fingerprint.prefix(6))"))
    }
    return results
  }
}
