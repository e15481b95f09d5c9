import Findings
import Foundation
import Reporting
import Rules
import TestSupport
import Testing

@Test(arguments: ReportFormat.allCases)
func `the samples in reports are what the examples give`(_ format: ReportFormat) throws {
  let paths = try Repository.files(below: "examples", ending: "")
    .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }
  #expect(paths.count >= 8)
  let templates = try paths.map { path in
    try Checks.report(Repository.text(of: path), path: path, rules: Checks.defaultRules)
  }
  let terms = ScanTerms(
    toolVersion: "0.1.0", rules: Checks.defaultRules.metadata, gate: RunGate(.medium),
    allowsEmpty: false,
    startTime: "2026-11-23T00:00:00Z")
  let report = ScanReport(
    terms, templates: templates, otherFileCount: 0, endTime: terms.startTime)
  try expectGolden(
    format.render(report, style: ReportStyle(verbosity: .verbose)),
    at: format.sample("examples"))
}
