internal import Documents
internal import Findings

/// One result: the findings of one rule about one resource that start on one line of one template.
///
/// Code scanning knows an alert by rule, path and line hash, so two results that agree in these
/// would become one alert.
struct SARIFResult {
  let rule: RuleMetadata
  /// The first one leads, the others are mentioned.
  private(set) var findings: [IdentifiedFinding]
  let lineHash: String

  var first: IdentifiedFinding { findings[0] }

  /// What is merged: several things that a rule says of one resource on one line.
  private struct Key: Hashable {
    let ruleID: String
    let line: Int
    let logicalID: ExactName?
  }

  /// All results of what is open in a template by place, rule and fingerprint.
  static func all(of template: TemplateReport, rules: ReportedRules) -> [SARIFResult] {
    let findings = template.openFindings
    guard !findings.isEmpty else { return [] }
    let hashes = LineHashes(template.source)
    var results: [SARIFResult] = []
    var known: [Key: Int] = [:]
    var taken: Set<Key> = []
    for finding in findings {
      let line = template.lines.position(of: finding.finding.place.range.start).line
      let ruleID = finding.finding.ruleID
      let owner = finding.finding.resource.map { ExactName($0.logicalID) }
      let key = Key(ruleID: ruleID, line: line, logicalID: owner)
      if let place = known[key] {
        results[place].findings.append(finding)
        continue
      }
      guard let hash = hashes[line] else { continue }
      let isAlone = taken.insert(Key(ruleID: ruleID, line: line, logicalID: nil)).inserted
      known[key] = results.count
      results.append(
        SARIFResult(
          rule: rules[ruleID], findings: [finding],
          lineHash: isAlone ? hash : "\(hash)-\(finding.fingerprint.prefix(6))"))
    }
    return results
  }
}
