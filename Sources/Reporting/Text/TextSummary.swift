internal import Findings

/// The counts at the end of the `text` format.
struct TextSummary {
  let lines: [String]

  init(_ report: ScanReport, rules: ReportedRules) {
    let readable = report.templates.count - report.unreadableCount
    let resources = report.templates.reduce(0) { $0 + $1.resourceCount }
    lines = [
      [
        "templates: \(readable) scanned, \(report.unreadableCount) unreadable",
        "other files: \(report.otherFileCount)",
        "resources: \(resources) checked",
        "rules: \(report.rules.count)",
      ].joined(separator: "    "),
      "findings:  \(Self.findings(report, rules))    undecided: \(Self.undecidedCount(report))",
    ]
  }

  /// `1 high, 3 low`.
  private static func findings(_ report: ScanReport, _ rules: ReportedRules) -> String {
    var counts: [Severity: Int] = [:]
    for template in report.templates {
      for finding in template.findings {
        counts[rules.severity(of: finding.finding.ruleID), default: 0] += 1
      }
    }
    let texts = Severity.allCases.sorted(by: >).compactMap { severity in
      counts[severity].map { "\($0) \(severity.rawValue)" }
    }
    return texts.isEmpty ? "none" : texts.joined(separator: ", ")
  }

  private static func undecidedCount(_ report: ScanReport) -> Int {
    report.templates.reduce(0) { sum, template in
      sum + template.results.count { if case .undecided = $0.verdict { true } else { false } }
    }
  }
}
