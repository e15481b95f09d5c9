import Documents
import Findings
import Reporting
import Rules
import TestSupport
import Testing

/// A message as a dashboard shows it, and the resources of which it has to name one.
private struct ShownMessage {
  let resources: [String]
  let text: String
}

private func sarifMessages(_ report: ScanReport) throws -> [ShownMessage] {
  let text = ReportFormat.sarif.render(report, style: ReportStyle())
  let log = try Document(reading: SourceText(text), as: .json)
  let results = log.root["runs"]?.elements.first?["results"]?.elements.map(\.self) ?? []
  return results.map {
    let resource = $0["properties"]?["logicalId"]?.text
    return ShownMessage(
      resources: [resource].compactMap(\.self), text: $0["message"]?["text"]?.text ?? "")
  }
}

/// Each outcome stands on the line below its test case, whose name begins with the rule and ends with the resource
/// that was asked about: it may be the fault of another one.
private func junitMessages(_ report: ScanReport) -> [ShownMessage] {
  let found = report.templates.flatMap(\.findings).map(\.finding)
  var messages: [ShownMessage] = []
  var name = ""
  for line in ReportFormat.junit.render(report, style: ReportStyle()).split(separator: "\n") {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    if parts[0].hasSuffix("<testcase name=") { name = parts[1] }
    guard
      ["<failure message=", "<error message=", "<skipped message="].contains(
        where: parts[0].hasSuffix)
    else { continue }
    let asked = name.firstRange(of: ": ").map { String(name[$0.upperBound...]) }
    let atFault = found.filter { name.hasPrefix($0.ruleID) }.compactMap(\.resource?.logicalID)
    messages.append(
      ShownMessage(resources: asked.map { [$0] + atFault } ?? [], text: parts[1]))
  }
  return messages
}

@Test(arguments: RuleExample.all)
func `a message tells its resource without the template beside it`(_ it: RuleExample) throws {
  let terms = ScanTerms(
    toolVersion: "0.1.0", rules: Checks.rules.metadata, gate: RunGate(.low), allowsEmpty: false,
    startTime: "2026-11-30T00:00:00Z")
  let report = ScanReport(
    terms, templates: [try it.report()], otherFileCount: 0, endTime: terms.startTime)
  let inCases = junitMessages(report)
  #expect(report.summary.counts.failures == 0 || !inCases.isEmpty)
  for message in try sarifMessages(report) + inCases {
    #expect(!message.text.hasPrefix("'"))
    let isSuppressed = message.text.hasPrefix("Suppressed: ")
    guard !message.resources.isEmpty, !isSuppressed else { continue }
    #expect(
      message.resources.contains { message.text.contains("'\($0)'") }, "\(message.text)")
  }
}
