internal import Findings

/// The report for people: excerpts, a summary, a verdict.
struct TextReporter: Reporter {
  let style: ReportStyle

  func write(_ report: ScanReport, to output: inout some TextOutputStream) {
    let rules = ReportedRules(report)
    for template in report.templates {
      let writer = TextBlocks(template: template, rules: rules, style: style)
      for finding in template.findings {
        write(writer.finding(finding.finding), to: &output)
      }
      for block in template.results.map(writer.fault) where !block.isEmpty {
        write(block, to: &output)
      }
    }
    if style.verbosity == .verbose {
      for template in report.templates {
        let writer = TextBlocks(template: template, rules: rules, style: style)
        for block in template.results.flatMap(writer.details) { write(block, to: &output) }
      }
    }
    if style.verbosity != .quiet {
      for line in TextSummary(report, rules: rules).lines { output.write(line + "\n") }
    }
    let verdict = Verdict(report)
    let palette = Palette(usesColor: style.usesColor)
    output.write(palette(verdict.text, verdict.isPassed ? .passed : .error) + "\n")
  }

  /// Blocks stand apart.
  private func write(_ block: [String], to output: inout some TextOutputStream) {
    for line in block { output.write(line + "\n") }
    output.write("\n")
  }
}
