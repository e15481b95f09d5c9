import Documents
import Findings
import FoundationEssentials
import Reporting
import TestSupport
import Testing

private func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

private func write(_ text: String, to file: URL) throws {
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
}

@Test(arguments: ReportFormat.allCases)
func `the samples of the repository are what the writers write`(_ format: ReportFormat) throws {
  let templates = [try Reports.weakPool, Reports.cleanPool, Reports.lowOnly, Reports.broken]
  try expectGolden(
    format.render(try .fixture(templates), style: ReportStyle()), at: format.sample("sample"))
}

/// Input of `Tests/consumers/verify_reports.py`: each report with its templates and its exit status.
@Test(.enabled(if: variable("COGCHECK_REPORTS_OUT") != nil))
func `reports are written for their real readers to check`() throws {
  let folder = URL(filePath: try #require(variable("COGCHECK_REPORTS_OUT")))
  for (name, report) in try Reports.all {
    let place = folder.appending(path: name)
    for format in ReportFormat.allCases {
      let file = place.appending(path: "\(format.rawValue).\(format.ending)")
      try write(format.render(report, style: ReportStyle()), to: file)
    }
    try write("\(report.summary.exitCode)\n", to: place.appending(path: "exit-code"))
    for template in report.templates {
      let source = template.source.bytes
      try write(
        String(decoding: source, as: UTF8.self), to: place.appending(path: "root/\(template.path)"))
    }
  }
}
