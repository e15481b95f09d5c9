public import Findings

/// The formats of a report, by their names on the command line.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: excerpts of the templates, a summary, a verdict.
  case text
  /// One line a problem, as compilers write them.
  case compact
  /// All that was found, in this tool's own stable form: ``ReportSchema``.
  case json
  /// The same, one line a finding.
  case jsonl
  /// SARIF 2.1.0 with the problems of now, safe to upload to code scanning.
  case sarif
  /// JUnit XML as Jenkins, GitLab, Azure Pipelines and Buildkite read it.
  case junit
  /// The same within what the schemas of Ant and of Jenkins' xUnit plugin allow.
  case junitStrict = "junit-strict"
  /// Workflow commands, by which GitHub shows problems beside the lines of a change.
  case github
  /// Code Quality of GitLab, for its merge requests.
  case gitlab
  /// A summary in Markdown, for pages of CI jobs and comments.
  case markdown
  /// One page that needs nothing beside itself.
  case html

  /// The report in this format: it ends with one line break, unless it is empty, and equal reports
  /// give equal bytes.
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
    case .compact: CompactReporter()
    case .json: JSONReporter()
    case .jsonl: JSONLinesReporter()
    case .sarif: SARIFReporter(showsSnippets: style.showsSnippets)
    case .junit: JUnitReporter(showsSnippets: style.showsSnippets)
    case .junitStrict: JUnitReporter(showsSnippets: style.showsSnippets, dialect: .strict)
    case .github: GitHubReporter(text: TextReporter(style: style))
    case .gitlab: GitLabReporter()
    case .markdown: MarkdownReporter()
    case .html: HTMLReporter(showsSnippets: style.showsSnippets)
    }
  }
}
