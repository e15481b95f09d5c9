public import Findings

/// The formats of a report, by their names on the command line.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: excerpts of the templates, a summary, a verdict.
  case text
  /// SARIF 2.1.0 with the problems of now, safe to upload to code scanning.
  case sarif
  /// JUnit XML as Jenkins, GitLab, Azure Pipelines and Buildkite read it.
  case junit

  /// The report in this format: it ends with one line break and equal reports give equal bytes.
  public func render(_ report: ScanReport, style: ReportStyle) -> String {
    var output = ""
    switch self {
    case .text: TextReporter(style: style).write(report, to: &output)
    case .sarif: SARIFReporter(showsSnippets: style.showsSnippets).write(report, to: &output)
    case .junit: JUnitReporter(showsSnippets: style.showsSnippets).write(report, to: &output)
    }
    return output
  }
}

/// One format: a pure function from a report to text.
protocol Reporter {
  func write(_ report: ScanReport, to output: inout some TextOutputStream)
}
