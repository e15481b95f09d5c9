internal import Findings

/// The last line of the `text` format: it begins with `passed` exactly when the exit status is 0.
struct Verdict {
  let isPassed: Bool
  let text: String

  init(_ scan: ScanSummary) {
    isPassed = scan.exitCode == 0
    let news = isPassed ? "passed: \(Self.goodNews(scan))" : "failed: \(Self.reasons(scan))"
    text = news + Self.leftOut(scan.counts)
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
    if scan.gatedUnusedCount > 0 {
      let unused = Wording.count(scan.gatedUnusedCount, "suppression")
      reasons.append("\(unused) unused (--fail-on-unused-suppressions)")
    }
    if scan.counts.expiring > 0 {
      let findings = Wording.count(scan.counts.expiring, "suppressed finding")
      reasons.append("\(findings) open again soon (--fail-on-expiring)")
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

  /// What does not count, so that nobody takes it for nothing; empty where there is none.
  private static func leftOut(_ counts: ScanCounts) -> String {
    let parts = [
      (counts.suppressed, "suppressed"), (counts.known, "in the baseline"),
      (counts.unchanged, "in lines that did not change"),
    ]
    let texts = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return texts.isEmpty ? "" : "; not counted: " + texts.joined(separator: ", ")
  }
}
