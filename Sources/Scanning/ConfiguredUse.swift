internal import Documents
internal import Findings
internal import Suppressions

/// What has come of the suppressions of the configuration, by their places among them.
struct ConfiguredUse: Sendable {
  /// Those that are about a template of the scan.
  private var reached: Set<Int> = []
  /// Those that are about a finding.
  private var covering: Set<Int> = []

  /// Nothing yet.
  init() {}

  /// What comes of them in one template.
  init(of configured: ConfiguredAcceptance, in template: TemplateReport, _ scan: ScanTerms) {
    for (place, entry) in configured.entries.enumerated()
    where entry.suppression.reaches(template.path) {
      reached.insert(place)
      let isCovering = template.findings.contains { finding in
        let id = finding.finding.ruleID
        return entry.suppression.covers(
          finding.finding, in: template.path, named: scan.rule(id)?.name ?? "")
      }
      if isCovering { covering.insert(place) }
    }
  }

  static func += (use: inout ConfiguredUse, more: ConfiguredUse) {
    use.reached.formUnion(more.reached)
    use.covering.formUnion(more.covering)
  }

  /// What is wrong with them, as a report on each configuration where something is.
  func reports(
    of configured: ConfiguredAcceptance, on today: CalendarDate, _ scan: ScanTerms
  ) -> [TemplateReport] {
    var results: [String: (text: ConfigurationText, results: [RuleResult])] = [:]
    for (place, entry) in configured.entries.enumerated() {
      guard let fault = fault(of: entry, at: place, on: today, scan) else { continue }
      let finding = Finding(
        ruleID: fault.ruleID, message: fault.message, place: Place(entry.range),
        discriminator: entry.suppression.selector)
      results[entry.text.path, default: (entry.text, [])].results.append(
        RuleResult(ruleID: fault.ruleID, resource: nil, verdict: .fail([finding])))
    }
    return results.sorted { $0.key < $1.key }.map { path, found in
      TemplateReport(
        path: path, source: found.text.source, isConfiguration: true, results: found.results)
    }
  }

  private func fault(
    of entry: ConfiguredAcceptance.Entry, at place: Int, on today: CalendarDate, _ scan: ScanTerms
  ) -> (ruleID: String, message: String)? {
    let suppression = entry.suppression
    let subject = "suppression of \(suppression.selector)"
    if covering.contains(place) {
      guard suppression.isExpired(on: today), scan.rule("CFG002") != nil else { return nil }
      let end = suppression.expires.map { " ended on \($0)" } ?? ""
      return (
        "CFG002",
        "\(subject)\(end), and what it covers counts again; fix that, or accept it anew with a later day"
      )
    }
    let isAsked = scan.rules.contains { suppression.rules.matches($0.id, named: $0.name) }
    guard reached.contains(place), isAsked, scan.rule("CFG003") != nil else { return nil }
    return ("CFG003", "\(subject) covers no finding; remove it")
  }
}
