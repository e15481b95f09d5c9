internal import Findings

/// The last line of the `text` format: it begins with `passed` exactly when the exit status is 0.
struct Verdict {
  let isPassed: Bool
  let text: String

  init(_ report: ScanReport) {
    isPassed = report.exitCode == 0
    text = isPassed ? "passed: \(Self.goodNews(report))" : "failed: \(Self.reasons(report))"
  }

  private static func goodNews(_ report: ScanReport) -> String {
    if report.templates.isEmpty { return "no template found (--allow-empty)" }
    let count = report.templates.reduce(0) { $0 + $1.findings.count }
    if count == 0 { return "no findings" }
    let findings = Wording.count(count, "finding")
    let gate = report.gate
    return gate == .never
      ? "\(findings), none of which counts (--fail-on never)"
      : "\(findings), none at or above '\(gate.rawValue)' (--fail-on)"
  }

  private static func reasons(_ report: ScanReport) -> String {
    var reasons: [String] = []
    let count = report.gatedFindingCount
    if count > 0 {
      let findings = Wording.count(count, "finding")
      reasons.append("\(findings) at or above '\(report.gate.rawValue)' (--fail-on)")
    }
    if report.unreadableCount > 0 {
      reasons.append("\(Wording.count(report.unreadableCount, "template")) unreadable")
    }
    if report.faultCount > 0 {
      reasons.append("\(Wording.count(report.faultCount, "rule")) failed")
    }
    if report.isUnexpectedlyEmpty {
      reasons.append("no template found (--allow-empty accepts that)")
    }
    return reasons.joined(separator: ", ")
  }
}
