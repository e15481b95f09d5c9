import Documents
import Findings
import FoundationEssentials
import Reporting
import Testing

private let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

/// Compares with a file of the repository; with `UPDATE_GOLDEN=1` rewrites it and fails.
private func expectGolden(_ output: String, at path: String) throws {
  let file = repository.appending(path: path)
  if variable("UPDATE_GOLDEN") == "1" {
    try write(output, to: file)
    Issue.record("rewrote \(path): read it, and run again without UPDATE_GOLDEN")
  } else {
    let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(output == golden, "\(path) differs; UPDATE_GOLDEN=1 rewrites it")
  }
}

private func write(_ text: String, to file: URL) throws {
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
}

@Test(
  arguments: zip(
    ReportFormat.allCases,
    ["reports/text/sample.txt", "reports/sarif/sample.sarif", "reports/junit/sample.xml"]))
func `the samples of the repository are what the writers write`(
  _ format: ReportFormat, _ path: String
) throws {
  let templates = [try Reports.weakPool, Reports.cleanPool, Reports.lowOnly, Reports.broken]
  try expectGolden(format.render(try .fixture(templates), style: ReportStyle()), at: path)
}

/// Input of `Tests/consumers/verify_reports.py`: each report with its templates and its exit status.
@Test(.enabled(if: variable("COGCHECK_REPORTS_OUT") != nil))
func `reports are written for their real readers to check`() throws {
  let folder = URL(filePath: try #require(variable("COGCHECK_REPORTS_OUT")))
  for (name, report) in try Reports.all {
    let place = folder.appending(path: name)
    for format in ReportFormat.allCases {
      let file = place.appending(path: format == .junit ? "report.xml" : "report.\(format)")
      try write(format.render(report, style: ReportStyle()), to: file)
    }
    try write("\(report.exitCode)\n", to: place.appending(path: "exit-code"))
    for template in report.templates {
      let source = template.source.bytes
      try write(
        String(decoding: source, as: UTF8.self), to: place.appending(path: "root/\(template.path)"))
    }
  }
}
