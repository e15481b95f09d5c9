internal import Findings

/// The report for people: excerpts, a summary, a verdict.
struct TextReporter: Reporter {
  let style: ReportStyle

  /// Findings and faults, which come first, and what is said beside them.
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Void, texts: [String]) {
    let writer = TextBlocks(template: template, rules: ReportedRules(scan), style: style)
    let findings = template.openFindings.map { writer.finding($0.finding) }
    let faults = template.results.map(writer.fault)
    let accepted = style.showsAccepted ? template.findings.map(writer.accepted) : []
    let details = style.verbosity == .verbose ? template.results.flatMap(writer.details) : []
    return ((), [Self.text(of: findings + faults), Self.text(of: accepted + details)])
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Void>], to output: inout some TextOutputStream
  ) {
    for index in 0...1 where style.verbosity > .verdict {
      for part in parts { output.write(part.text(index)) }
    }
    if style.verbosity > .quiet {
      for line in TextSummary(scan).lines { output.write(line + "\n") }
    }
    let verdict = Verdict(scan)
    let palette = Palette(usesColor: style.usesColor)
    output.write(palette(verdict.text, verdict.isPassed ? .passed : .error) + "\n")
  }

  /// Blocks stand apart.
  private static func text(of blocks: [[String]]) -> String {
    blocks.filter { !$0.isEmpty }.map { block in block.map { $0 + "\n" }.joined() + "\n" }.joined()
  }
}
