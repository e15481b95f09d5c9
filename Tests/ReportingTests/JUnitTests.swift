import Documents
import Findings
import Testing

@testable import Reporting

private func junit(_ report: ScanReport, style: ReportStyle = ReportStyle()) throws -> XMLElement {
  try XMLElement.read(ReportFormat.junit.render(report, style: style))
}

extension XMLElement {
  fileprivate var suites: [XMLElement] { all("testsuite") }
  fileprivate var cases: [XMLElement] { all("testcase") }
  fileprivate func count(_ outcome: String) -> Int { cases.count { !$0.all(outcome).isEmpty } }
  fileprivate func named(_ name: String) -> XMLElement? {
    cases.first { $0.attributes["name"] == name }
  }
}

@Test func `counts and times are the sums of what is inside`() throws {
  for (name, report) in try Reports.all {
    let root = try junit(report)
    for suite in root.suites {
      #expect(suite.attributes["tests"] == String(suite.cases.count), "\(name)")
      #expect(suite.attributes["failures"] == String(suite.count("failure")), "\(name)")
      #expect(suite.attributes["errors"] == String(suite.count("error")), "\(name)")
      #expect(suite.attributes["skipped"] == String(suite.count("skipped")), "\(name)")
      #expect(suite.attributes["timestamp"] == "2026-11-22T10:00:00", "\(name)")
    }
    for key in ["tests", "failures", "errors"] {
      let sum = root.suites.reduce(0) { $0 + (Int($1.attributes[key] ?? "") ?? -1) }
      #expect(root.attributes[key] == String(sum), "\(name)")
    }
  }
  let root = try junit(.fixture([Reports.weakPool, Reports.cleanPool]))
  #expect(root.attributes["time"] == "2.469134")
}

@Test func `cases take as long as their suite together, the first one all of it`() throws {
  let suite = try #require(try junit(.fixture([Reports.weakPool])).suites.first)
  let times = suite.cases.compactMap { $0.attributes["time"] }
  #expect(suite.attributes["time"] == "1.234567" && times.first == "1.234567")
  #expect(times.count == suite.cases.count && times.dropFirst().allSatisfy { $0 == "0.000000" })
}

@Test func `every suite starts with its parse error case and holds each name once`() throws {
  for (name, report) in try Reports.all where !report.templates.isEmpty {
    for suite in try junit(report).suites {
      let names = suite.cases.compactMap { $0.attributes["name"] }
      #expect(names.first == "TPL001 ParseError", "\(name)")
      #expect(Set(names).count == suite.cases.count, "\(name)")
      for testCase in suite.cases {
        let outcomes = ["failure", "error", "skipped"].flatMap { testCase.all($0) }
        #expect(outcomes.count <= 1, "\(name)")
        #expect(outcomes.allSatisfy { $0.attributes["message"]?.isEmpty == false }, "\(name)")
      }
    }
  }
}

@Test func `names tell rule and resource, and classes split at folder and file`() throws {
  let suite = try #require(try junit(.fixture([Reports.weakPool])).suites.first)
  #expect(suite.attributes["name"] == "templates/auth/pool.yaml")
  let testCase = try #require(suite.named("COG110 PasswordMin8: UserPool"))
  #expect(testCase.attributes["classname"] == "templates.auth.pool_yaml")
  #expect(testCase.attributes["file"] == "templates/auth/pool.yaml")
  #expect(testCase.attributes["line"] == "11")
  #expect(suite.named("IAM001 TrustOpen: UserPool")?.attributes["line"] == "6")
}

@Test func `a failure tells everything in its text`() throws {
  let suite = try #require(try junit(.fixture([Reports.weakPool])).suites.first)
  let failure = try #require(suite.named("COG110 PasswordMin8: UserPool")?.all("failure").first)
  #expect(failure.attributes["type"] == "COG110")
  #expect(
    failure.text == """
      Password policy of 'UserPool' requires only 6 characters; require at least 8.
      severity: medium
      at templates/auth/pool.yaml:11:26
      construct: Stack/UserPool/Resource
         11 |           MinimumLength: !Ref MinLength
            |                          ^~~~~~~~~~~~~~
      note: default of parameter 'MinLength' at templates/auth/pool.yaml:4:14
      help: Fix it, and deploy again.
      rule: cogcheck explain COG110

      """)
}

@Test func `outcomes follow the gate`() throws {
  func outcome(_ gate: Gate) throws -> [String] {
    let suite = try #require(try junit(.fixture([Reports.weakPool], gate: gate)).suites.first)
    return try #require(suite.named("COG110 PasswordMin8: UserPool")).children.map(\.name)
  }
  #expect(try outcome(.low) == ["failure"])
  #expect(try outcome(.medium) == ["failure"])
  #expect(try outcome(.high) == ["system-out"])
  #expect(try outcome(.never) == ["system-out"])
}

@Test func `undecided is skipped with its reason, and a pass with remarks is a plain pass`() throws
{
  let suite = try #require(try junit(.fixture([Reports.weakPool])).suites.first)
  let undecided = try #require(suite.named("COG044 SMSExternalIDMismatch: UserPool"))
  #expect(
    undecided.all("skipped").first?.attributes["message"]
      == "Not decided for UserPool 'UserPool': the role is imported.")
  #expect(suite.named("IAM001 TrustOpen: UserPool")?.children.isEmpty == true)
}

@Test func `several findings of one rule and resource are one failure`() throws {
  let suite = try #require(try junit(.fixture([Reports.oneLine])).suites.first)
  #expect(suite.cases.count == 3)
  let text = suite.named("IAM001 TrustOpen: First")?.all("failure").first?.text ?? ""
  #expect(text.contains("UserPool 'First': the first is wrong."))
  #expect(text.contains("UserPool 'First': the second is wrong."))
  #expect(text.count < 2000)
}

@Test(arguments: Gate.allCases)
func `an unreadable template is an error, whatever the gate`(_ gate: Gate) throws {
  let suite = try #require(try junit(.fixture([Reports.broken], gate: gate)).suites.first)
  #expect(suite.cases.count == 1)
  #expect(suite.cases.first?.all("error").first?.attributes["type"] == "TPL001")
}

@Test(arguments: zip([false, true], ["error", "skipped"]))
func `without templates one case stands for the scan`(_ allows: Bool, _ outcome: String) throws {
  let root = try junit(.fixture([], allowsEmpty: allows))
  #expect(root.suites.map { $0.attributes["name"] } == ["cogcheck"])
  let testCase = try #require(root.suites.first?.cases.first)
  #expect(testCase.attributes["name"] == "CFG001 NoTemplatesFound")
  #expect(testCase.children.map(\.name) == [outcome])
}

@Test func `the parse error case takes its name from the rule`() throws {
  let rule = Rules.rule("TPL001", "NotWellFormed", .high, "t")
  let report = try ScanReport.fixture([Reports.broken], rules: [rule])
  let names = try junit(report).suites.first?.cases.map { $0.attributes["name"] }
  #expect(names == ["TPL001 NotWellFormed"])
}

struct LabelCase: CustomTestStringConvertible {
  let text: String
  let label: String
  var testDescription: String { label }

  static let all = [
    LabelCase(text: "COG110 A: B", label: "COG110 A: B"),
    LabelCase(text: "a\nb\tc", label: "a\\u{A}b\\u{9}c"),
    LabelCase(text: "a\u{1B}b\u{FFFE}", label: "a\\u{1B}b\\u{FFFE}"),
    LabelCase(text: " a ", label: "\\u{20}a\\u{20}"),
    LabelCase(text: "", label: "''"),
  ]
}

@Test(arguments: LabelCase.all)
func `a label is one line that every reader keeps as it is`(_ it: LabelCase) {
  #expect(JUnitLabels.label(it.text) == it.label)
}

@Test func `labels that only escaping or cutting makes equal stay apart`() {
  var labels = JUnitLabels()
  let long = String(repeating: "x", count: 2000)
  let given = ["a\n", "a\\u{A}", long + "1", long + "2"].map { labels.unique($0) }
  #expect(Set(given).count == 4)
  #expect(given.allSatisfy { $0.unicodeScalars.count <= 1024 })
}

@Test func `a file outside the root has no link`() throws {
  var template = Reports.cleanPool
  template.path = "/srv/a.yaml"
  let suite = try #require(try junit(.fixture([template])).suites.first)
  #expect(suite.cases.allSatisfy { $0.attributes["file"] == nil && $0.attributes["line"] == nil })
  #expect(suite.cases.first?.attributes["classname"] == "srv.a_yaml")
}

@Test func `without snippets a failure shows no line of the template`() throws {
  let style = ReportStyle(showsSnippets: false)
  let output = ReportFormat.junit.render(try .fixture([Reports.weakPool]), style: style)
  #expect(!output.contains("!Ref"))
}

@Test func `the strict dialect has nothing that its schemas refuse`() throws {
  for (name, report) in try Reports.all {
    let text = ReportFormat.junitStrict.render(report, style: ReportStyle())
    let root = try XMLElement.read(text)
    #expect(root.attributes.isEmpty, "\(name)")
    #expect(
      root.suites.map { $0.attributes["id"] } == root.suites.indices.map { "\($0)" }, "\(name)")
    for suite in root.suites {
      #expect(suite.attributes["package"] == "cogcheck", "\(name)")
      #expect(suite.children.suffix(2).map(\.name) == ["system-out", "system-err"], "\(name)")
      #expect(suite.cases.allSatisfy { Set($0.attributes.keys) == ["name", "classname", "time"] })
      #expect(suite.cases.allSatisfy { $0.all("system-out").isEmpty }, "\(name)")
      let time = try #require(suite.attributes["time"])
      #expect(time == "1.235" || report.templates.isEmpty && time == "0.000", "\(name)")
    }
  }
}

@Test func `what fails nothing is told in the output of its suite in the strict dialect`() throws {
  let report = try ScanReport.fixture([Reports.weakPool], gate: .high)
  let root = try XMLElement.read(ReportFormat.junitStrict.render(report, style: ReportStyle()))
  let output = try #require(root.suites.first?.all("system-out").first?.text)
  #expect(output.contains("Password policy of 'UserPool' requires only 6 characters"))
}
