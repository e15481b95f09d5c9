internal import Findings

/// SARIF 2.1.0 with the problems of now: docs/decisions/0009.
struct SARIFReporter: Reporter {
  static let sourceRoot = "%SRCROOT%"

  var showsSnippets = true
  /// Code scanning refuses a run with more.
  var resultLimit = 25_000

  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: SARIFNote, texts: [String]) {
    let (note, results) = SARIFTemplate(template, in: scan, showsSnippets: showsSnippets).part()
    return (note, [results])
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<SARIFNote>], to output: inout some TextOutputStream
  ) {
    let run = SARIFRun(scan, parts, resultLimit: resultLimit)
    var json = JSONWriter(output)
    json.object { json in
      json.value("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.value("version", "2.1.0")
      json.array("runs") { run.write(to: &$0) }
    }
    output = json.output
  }
}

/// What is known of a template when the log is written: its results are text by then.
struct SARIFNote: Sendable {
  /// A result, whose text follows that of the one before.
  struct Result: Sendable {
    let ruleID: String
    /// Bytes of its text.
    let length: Int
    /// A token stands for something in it.
    let isMasked: Bool
  }

  let uri: URIReference
  let mimeType: String
  let results: [Result]
  /// What the run tells of itself about this template.
  let notifications: [SARIFNotification]
}
