import Documents
import Findings
import Testing

@testable import Reporting

private func entries(_ report: ScanReport) throws -> [Node] {
  let text = ReportFormat.gitlab.render(report, style: ReportStyle())
  return Array(try Document(reading: SourceText(text), as: .json).root.elements)
}

@Test func `an entry has what GitLab asks for`() throws {
  let report = try ScanReport.fixture([Reports.weakPool])
  let entry = try #require(try entries(report).first)
  #expect(
    entry["description"]?.text
      == "COG110: password policy of 'UserPool' requires only 6 characters; require at least 8")
  #expect(entry["check_name"]?.text == "COG110")
  #expect(entry["fingerprint"]?.text == report.templates.first?.findings.first?.fingerprint)
  #expect(entry["severity"]?.text == "major")
  #expect(entry["location"]?["path"]?.text == "templates/auth/pool.yaml")
  #expect(entry["location"]?["lines"]?["begin"]?.text == "11")
}

@Test func `GitLab is told nothing as an empty list`() throws {
  #expect(ReportFormat.gitlab.render(try .fixture([]), style: ReportStyle()) == "[]\n")
}

@Test func `every entry of GitLab has a fingerprint of its own`() throws {
  for (name, report) in try Reports.all {
    let entries = try entries(report)
    let fingerprints = Set(entries.compactMap { $0["fingerprint"]?.text })
    #expect(fingerprints.count == entries.count, "\(name)")
  }
}

@Test(
  arguments: zip(Severity.allCases, ["info", "minor", "major", "critical", "blocker"]))
func `severities have the names of GitLab`(_ severity: Severity, _ name: String) throws {
  let rule = Rules.rule("COG900", "Any", severity, "any")
  var template = TemplateFixture("a: b")
  template.fail(rule, "wrong", at: "b")
  #expect(try entries(.fixture([template], rules: [rule])).first?["severity"]?.text == name)
}
