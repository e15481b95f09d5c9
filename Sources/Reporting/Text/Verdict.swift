internal import Findings

/// The last line of the `text` format: it begins with `passed` exactly when the exit status is 0.
struct Verdict {
  let isPassed: Bool
  let text: String

  init(_ scan: ScanSummary) {
    isPassed = scan.exitCode == 0
    let hidden =
      scan.counts.hidden == 0 ? "" : "; \(scan.counts.hidden) hidden (--min-severity)"
    let news = isPassed ? "passed: \(Self.goodNews(scan))" : "failed: \(Self.reasons(scan))"
    text = news + Self.leftOut(scan.counts) + hidden
  }

  private static func goodNews(_ scan: ScanSummary) -> String {
    if scan.counts.templates == 0 { return "no template found (--allow-empty)" }
    let count = scan.counts.findings.values.reduce(0, +)
    let findings = count == 0 ? "no findings" : Wording.count(count, "finding")
    let gate = scan.terms.gate
    if scan.counts.failures > 0 {
      return "--exit-zero lets \(failures(scan).joined(separator: ", ")) pass"
    }
    if count == 0 { return findings }
    return gate.severity == .never && !gate.hasOverrides
      ? "\(findings), none of which counts (--fail-on never)"
      : "\(findings), none \(atOrAbove(gate))"
  }

  /// What counts as a failure.
  private static func failures(_ scan: ScanSummary) -> [String] {
    var failures: [String] = []
    if scan.counts.gatedFindings > 0 {
      let findings = Wording.count(scan.counts.gatedFindings, "finding")
      failures.append("\(findings) \(atOrAbove(scan.terms.gate))")
    }
    if scan.counts.gatedUndecided > 0 {
      failures.append("\(scan.counts.gatedUndecided) undecided (--fail-on-undecided)")
    }
    if scan.counts.gatedUnused > 0 {
      let unused = Wording.count(scan.counts.gatedUnused, "suppression")
      failures.append("\(unused) unused (--fail-on-unused-suppressions)")
    }
    if scan.counts.expiring > 0 {
      let findings = Wording.count(scan.counts.expiring, "suppressed finding")
      failures.append("\(findings) open again soon (--fail-on-expiring)")
    }
    return failures
  }

  private static func atOrAbove(_ gate: RunGate) -> String {
    gate.hasOverrides
      ? "at or above '\(gate.severity.rawValue)', or what overrides say (--fail-on)"
      : "at or above '\(gate.severity.rawValue)' (--fail-on)"
  }

  private static func reasons(_ scan: ScanSummary) -> String {
    var reasons = failures(scan)
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
