internal import Findings

/// The report for people: excerpts, a summary, a verdict.
struct TextReporter: Reporter {
  let style: ReportStyle
  /// Of one template: of thousands nobody reads all, and each takes a dozen lines.
  var findingLimit = 1_000

  /// Findings and faults, which come first, and what is said beside them.
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Void, texts: [String]) {
    let writer = TextBlocks(template: template, rules: ReportedRules(scan), style: style)
    let findings = findings(of: template, writer, in: scan)
    let faults = template.results.map(writer.fault)
    let accepted = style.showsAccepted ? template.findings.map(writer.accepted) : []
    let details =
      style.verbosity == .verbose
      ? template.results.flatMap(writer.remarks) + template.openQuestions.map(writer.question) : []
    return ((), [Self.text(of: findings + faults), Self.text(of: accepted + details)])
  }

  /// The worst of a template, in their order, and how many others there are.
  private func findings(
    of template: TemplateReport, _ writer: TextBlocks, in scan: ScanTerms
  ) -> [[String]] {
    let open = template.openFindings
    let isShown = open.map { scan.severity(of: $0.finding) }.areAmongWorst(findingLimit)
    let shown = zip(open, isShown).filter(\.1).map { writer.finding($0.0.finding) }
    return shown + (shown.count < open.count ? [[writer.leftOut(open.count - shown.count)]] : [])
  }

  /// How many texts a part has, which other formats may put around.
  static let textCount = 2

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<some Sendable>],
    to output: inout some TextOutputStream
  ) {
    for index in 0..<Self.textCount {
      for part in parts { output.write(part.text(index)) }
    }
    if style.verbosity != .quiet {
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
