public import Reporting

extension ReportFormat {
  /// The ending of files that hold such a report.
  public var ending: String {
    switch self {
    case .text, .compact, .github: "txt"
    case .json, .gitlab: "json"
    case .jsonl: "jsonl"
    case .sarif: "sarif"
    case .junit, .junitStrict: "xml"
    case .markdown: "md"
    case .html: "html"
    }
  }

  /// Where the repository keeps a sample of it.
  public func sample(_ name: String) -> String { "reports/\(rawValue)/\(name).\(ending)" }
}
