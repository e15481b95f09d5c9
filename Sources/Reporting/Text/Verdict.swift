internal import Findings

/// The last line of the `text` format: it begins with `passed` exactly when the exit status is 0.
struct Verdict {
  let isPassed: Bool
  let text: String

  init(_ scan: ScanSummary) {
    isPassed = scan.exitCode == 0
    text = isPassed ? "passed: \(Self.goodNews(scan))" : "failed: \(Self.reasons(scan))"
  }

  private static func goodNews(_ scan: ScanSummary) -> String {
    if scan.counts.templates == 0 { return "no template found (--allow-empty)" }
    let count = scan.counts.findings.values.reduce(0, +)
    if count == 0 { return "no findings" }
    let findings = Wording.count(count, "finding")
    let gate = scan.terms.gate
    return gate == .never
      ? "\(findings), none of which counts (--fail-on never)"
      : "\(findings), none at or above '\(gate.rawValue)' (--fail-on)"
  }

  private static func reasons(_ scan: ScanSummary) -> String {
    var reasons: [String] = []
    let count = scan.gatedFindingCount
    if count > 0 {
      let findings = Wording.count(count, "finding")
      reasons.append("\(findings) at or above '\(scan.terms.gate.rawValue)' (--fail-on)")
    }
    if scan.counts.unreadable > 0 {
      reasons.append("\(Wording.count(scan.counts.unreadable, "template")) unreadable")
    }
    if scan.counts.faults > 0 {
      reasons.append("\(Wording.count(scan.counts.faults, "rule")) failed")
    }
    if scan.isUnexpectedlyEmpty {
      reasons.append("no template found (--allow-empty accepts that)")
    }
    return reasons.joined(separator: ", ")
  }
}
