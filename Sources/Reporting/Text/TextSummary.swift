internal import Findings

/// The counts at the end of the `text` format.
struct TextSummary {
  let lines: [String]

  init(_ scan: ScanSummary) {
    let counts = scan.counts
    lines = [
      [
        "templates: \(counts.templates - counts.unreadable) scanned, \(counts.unreadable) unreadable",
        "other files: \(scan.otherFileCount)",
        "resources: \(counts.resources) checked",
        "rules: \(scan.terms.rules.count)",
      ].joined(separator: "    "),
      [
        "findings:  \(Self.findings(counts))",
        "suppressed: \(counts.suppressed)",
        "known: \(counts.known)",
        "undecided: \(counts.undecided)",
      ].joined(separator: "    "),
    ]
  }

  /// `1 high, 3 low`.
  private static func findings(_ counts: ScanCounts) -> String {
    let texts = Severity.allCases.sorted(by: >).compactMap { severity in
      counts.findings[severity].map { "\($0) \(severity.rawValue)" }
    }
    return texts.isEmpty ? "none" : texts.joined(separator: ", ")
  }
}
