import Documents
import Findings
import Testing

@testable import Reporting

@Test(arguments: Gate.allCases, [false, true])
func `exit status 0, a green JUnit file and the word passed go together`(
  _ gate: Gate, _ allowsEmpty: Bool
) throws {
  for scan in try Reports.scans {
    let report = try ScanReport.fixture(scan, gate: gate, allowsEmpty: allowsEmpty)
    let paths = scan.map(\.path)
    let text = ReportFormat.text.render(report, style: ReportStyle())
    let verdict = try #require(text.split(separator: "\n").last)
    let junit = try XMLElement.read(ReportFormat.junit.render(report, style: ReportStyle()))
    let isGreen = junit.attributes["failures"] == "0" && junit.attributes["errors"] == "0"
    #expect(verdict.hasPrefix("passed: ") == (report.summary.exitCode == 0), "\(paths)")
    #expect(verdict.hasPrefix("failed: ") == (report.summary.exitCode != 0), "\(paths)")
    #expect(isGreen == (report.summary.exitCode == 0), "\(paths)")
  }
}

@Test(arguments: ReportFormat.allCases)
func `every report ends with one line break and has no byte order mark`(
  _ format: ReportFormat
) throws {
  for (name, report) in try Reports.all {
    let output = format.render(report, style: ReportStyle())
    let isEmpty = format == .compact && report.templates.flatMap(\.openFindings).isEmpty
    #expect(output.hasSuffix("\n") && !output.hasSuffix("\n\n") || isEmpty, "\(name)")
    #expect(output.unicodeScalars.first != "\u{FEFF}", "\(name)")
    #expect(!output.utf8.contains(0x0D), "\(name)")
  }
}

@Test(arguments: ReportFormat.allCases)
func `equal scans give equal bytes, whatever order they ended in`(_ format: ReportFormat) throws {
  var templates = [try Reports.weakPool, Reports.lowOnly, Reports.broken, Reports.cleanPool]
  let first = format.render(try .fixture(templates), style: ReportStyle())
  templates.reverse()
  for index in templates.indices { templates[index].results.reverse() }
  let rules = Array(Rules.all.reversed())
  let report = try ScanReport.fixture(templates, rules: rules)
  #expect(format.render(report, style: ReportStyle()) == first)
  let draft = format.draft(of: report.summary.terms, style: ReportStyle(), store: MemoryStore())
  for (place, template) in report.templates.enumerated().reversed() {
    draft.add(template, at: place)
  }
  var output = ""
  draft.write(report.summary, to: &output)
  #expect(output == first)
}

@Test(arguments: ReportFormat.allCases)
func `a secret leaves in no report`(_ format: ReportFormat) throws {
  var template = TemplateFixture("Pool:\n  client_secret: \"hunter2hunter2\"\n  pin: 4711\n")
  template.secrets = ["\"hunter2hunter2\"", "4711"]
  template.fail(
    Rules.open, "secret 'hunter2hunter2' and 4711 of 'Pool'", at: "\"hunter2hunter2\"", of: "Pool",
    related: [RelatedPlace("pin 4711", at: template.range("pin: 4711"))])
  template.add(.undecided(reason: "4711 is open"), Rules.tags, "Pool")
  let style = ReportStyle(verbosity: .verbose)
  let output = format.render(try .fixture([template]), style: style)
  #expect(!output.contains("hunter2"))
  #expect(!output.contains("4711"))
  #expect(output.contains("***"))
}

@Test(arguments: ReportFormat.allCases)
func `a rule that nobody described is reported all the same`(_ format: ReportFormat) throws {
  let report = try ScanReport.fixture([Reports.broken], rules: [])
  let output = format.render(report, style: ReportStyle())
  #expect(output.contains("TPL001"))
}

@Test func `the formats are called as on the command line`() {
  #expect(
    ReportFormat.allCases.map(\.rawValue) == [
      "text", "compact", "json", "jsonl", "sarif", "junit", "junit-strict", "github", "gitlab",
      "markdown", "html",
    ])
}
