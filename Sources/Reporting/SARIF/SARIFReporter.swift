internal import Findings

/// SARIF 2.1.0 with the problems of now: docs/decisions/0009.
struct SARIFReporter: Reporter {
  static let sourceRoot = "%SRCROOT%"

  var showsSnippets = true
  /// Code scanning refuses a run with more.
  var resultLimit = 25_000

  func write(_ report: ScanReport, to output: inout some TextOutputStream) {
    let run = SARIFRun(report, showsSnippets: showsSnippets, resultLimit: resultLimit)
    var json = JSONWriter(output)
    json.object { json in
      json.value("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.value("version", "2.1.0")
      json.array("runs") { run.write(to: &$0) }
    }
    output = json.output
  }
}
