internal import Findings

/// One line a problem, as compilers write them: for editors, problem matchers and `grep`.
struct CompactReporter: Reporter {
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Void, texts: [String]) {
    let lines = Problem.all(of: template, in: scan).map { problem in
      let head = "\(problem.location): \(problem.rule.severity.word)[\(problem.rule.id)]"
      return LogSafe.text("\(head): \(problem.message)") + "\n"
    }
    return ((), [lines.joined()])
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Void>], to output: inout some TextOutputStream
  ) {
    for part in parts { output.write(part.text()) }
  }
}
