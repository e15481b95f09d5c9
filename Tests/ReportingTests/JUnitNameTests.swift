import Documents
import Findings
import Testing

@testable import Reporting

private func junitXML(_ report: ScanReport) throws -> XMLElement {
  try XMLElement.read(ReportFormat.junit.render(report, style: ReportStyle()))
}

@Test func `of thousands of findings in one case a hundred further ones are told`() throws {
  let text = String(repeating: "x", count: 300)
  var template = TemplateFixture(text)
  let findings = (0..<300).map { offset in
    Finding(
      ruleID: Rules.open.id, message: "wrong", place: Place(SourceRange(offset, offset + 1)))
  }
  template.results = [RuleResult(ruleID: Rules.open.id, resource: nil, verdict: .fail(findings))]
  let suite = try #require(try junitXML(.fixture([template])).all("testsuite").first)
  let told = try #require(suite.all("testcase").last?.all("failure").first).text
  #expect(told.split(separator: "\n").count { $0.hasPrefix("at ") } == 101)
  #expect(told.contains("199 further findings of this rule: left out here\n"))
}

@Test(arguments: ["\u{1}a.yaml", "a\tb.yaml", " a.yaml"])
func `a name that cannot be written as it is has no link`(_ path: String) throws {
  var template = Reports.cleanPool
  template.path = path
  let suite = try #require(try junitXML(.fixture([template])).all("testsuite").first)
  #expect(suite.all("testcase").allSatisfy { $0.attributes["file"] == nil })
}

@Test func `names that differ in their bytes alone are two`() throws {
  var labels = JUnitLabels()
  #expect(Array(labels.unique("\u{FC}").utf8) == Array("\u{FC}".utf8))
  #expect(Array(labels.unique("u\u{308}").utf8) == Array("u\u{308}".utf8))
  var template = TemplateFixture("\u{FC}: u\u{308}\n")
  for name in ["\u{FC}", "u\u{308}"] { template.fail(Rules.open, "wrong", at: name, of: name) }
  let suite = try #require(try junitXML(.fixture([template])).all("testsuite").first)
  #expect(suite.all("testcase").count == 3)
  let report = try ScanReport.fixture([template])
  let rules = ReportedRules(report.summary.terms)
  #expect(report.templates.map { SARIFResult.all(of: $0, rules: rules).count } == [2])
}

@Test(arguments: zip(["perhaps 'a'?", "it ends.", "so"], ["Perhaps 'a'?", "It ends.", "So."]))
func `a sentence ends once`(_ message: String, _ sentence: String) {
  #expect(Wording.sentence(message) == sentence)
}
