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
    reporter(style).write(report, to: &output)
    return output
  }

  /// The same report of a scan that is still going on.
  ///
  /// - Parameter store: takes what the report says of templates until it is written.
  public func draft(
    of scan: ScanTerms, style: ReportStyle, store: some TextStore
  ) -> any ReportDraft {
    func draft(_ reporter: some Reporter) -> any ReportDraft {
      Draft(reporter, of: scan, store: store)
    }
    return draft(reporter(style))
  }

  private func reporter(_ style: ReportStyle) -> any Reporter {
    switch self {
    case .text: TextReporter(style: style)
    case .sarif: SARIFReporter(showsSnippets: style.showsSnippets)
    case .junit: JUnitReporter(showsSnippets: style.showsSnippets)
    }
  }
}
