internal import Documents
internal import Findings

/// What a rule says of one of its examples, as its page prints it: place and words as the command writes them.
struct ExampleWords {
  /// Lists under a line that says what they are; empty where the rule says nothing.
  let markdown: String

  /// - Parameter linesInFront: how many lines the page shows before the first one of the template.
  init(of rule: RuleMetadata, in report: TemplateReport, linesInFront: Int) {
    let redaction = Redaction(report)
    let item = { (message: String, offset: Int) in
      let start = report.lines.position(of: offset)
      let place = "\(start.line + linesInFront):\(start.column)"
      let text = "\(place): \(logSafe: redaction.message(message))"
      let fence = CodeFence(around: text, atLeast: 1).text
      return "- \(fence)\(text)\(fence)"
    }
    let items = { (finding: Finding) in
      [item(finding.message, finding.place.range.start)]
        + finding.related.map { "  " + item($0.message, $0.range.start) }
    }
    let results = report.results.filter { $0.ruleID == rule.id }
    let findings = report.findings.map(\.finding).filter { $0.ruleID == rule.id }
    let lists = [
      ("cogcheck says:", findings.flatMap(items)),
      ("cogcheck leaves undecided:", results.compactMap(\.openQuestion).map(item)),
      ("cogcheck remarks:", results.flatMap(\.remarks).flatMap(items)),
    ]
    markdown = lists.filter { !$0.1.isEmpty }
      .map { "\($0.0)\n\n" + $0.1.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}

extension RuleResult {
  /// Why it is undecided, and where the resource stands that it is about.
  fileprivate var openQuestion: (reason: String, offset: Int)? {
    guard case .undecided(let reason) = verdict else { return nil }
    return (reason, resource?.range.start ?? 0)
  }

  /// What is remarked on a pass.
  fileprivate var remarks: [Finding] {
    if case .pass(let remarks) = verdict { remarks } else { [] }
  }
}
