public import Findings

/// The formats of a report of unit tests, by their names on the command line.
public enum TestReportFormat: String, CaseIterable, Sendable {
  /// For people: what is not met, with excerpts, a summary, a verdict.
  case text
  /// One JSON object a line, one line an expectation.
  case jsonl
  /// JUnit XML in the dialect of ``ReportFormat/junit``.
  case junit

  /// The report in this format; equal reports give equal bytes.
  public func render(_ report: TestReport, style: ReportStyle) -> String {
    var output = ""
    switch self {
    case .text: TestTextReporter(style: style).write(report, to: &output)
    case .jsonl: TestJSONLinesReporter().write(report, to: &output)
    case .junit: TestJUnitReporter().write(report, to: &output)
    }
    return output
  }
}

extension TestReport {
  /// What could not be read and where evaluations ended, for people who see no other text.
  public func problemText(style: ReportStyle) -> String {
    TestTextReporter(style: style).problems(of: self)
  }
}

/// One format: a pure function from a report to text.
protocol TestReporter {
  func write(_ report: TestReport, to output: inout some TextOutputStream)
}
