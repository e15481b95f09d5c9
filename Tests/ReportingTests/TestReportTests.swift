import Documents
import Findings
import TestSupport
import Testing

@testable import Reporting

/// Reports of unit tests, as a run makes them.
private enum TestReports {
  static let pools = TestFileFixture(
    "rules/tests/pools_tests.yaml",
    """
    - name: a pool without MFA
      input:
        Resources: {Users: {Type: AWS::Cognito::UserPool}}
      expectations:
        rules:
          POOL_NAMED: FAIL
          POOL_MFA: PASS
          pools/default: PASS
    - input: {}
      expectations: {rules: {POOL_NAMED: SKIP}}

    """)

  static let met = TestSuite(
    path: "rules/apps.guard",
    files: [
      TestFileFixture("rules/tests/apps.json", #"[{"expectations": {"rules": {"APP": "SKIP"}}}]"#)
        .file([("", [("\"SKIP\"", "APP", .skip, .skip)])])
    ])

  static let unmet = TestSuite(
    path: "rules/pools.guard",
    files: [
      pools.file([
        (
          "a pool without MFA",
          [
            ("FAIL", "POOL_NAMED", .fail, .fail), ("PASS", "POOL_MFA", .pass, .fail),
            ("PASS\n-", "pools/default", .pass, .undecided),
          ]
        ), ("", [("SKIP", "POOL_NAMED", .skip, .skip)]),
      ])
    ])

  static let unreadable = TestSuite(
    path: "rules/open.guard",
    problem: problem("the file ends; expected a value", "rules/open.guard", "rule a {\n  b ==", ""),
    files: [])

  static let unreadableTest = TestSuite(
    path: "rules/roles.guard",
    files: [
      TestFile(
        problem: problem(
          "'Pass' is not a status; write PASS, FAIL, SKIP or UNDECIDED", "rules/tests/roles.yml",
          "- input: {}\n  expectations:\n    rules: {ROLE: Pass}\n", "Pass")),
      TestFile(
        problem: SourceProblem(
          "the file cannot be read: permission denied", path: "rules/tests/roles_2.yml")),
    ])

  static let failing = TestSuite(
    path: "rules/types.guard",
    files: [
      TestFileFixture("rules/tests/types.yaml", "- {input: {}, expectations: {rules: {T: PASS}}}\n")
        .file(
          [("an empty template", [("PASS", "T", .pass, .error)])],
          error: problem(
            "the document has no resources to choose from", "rules/types.guard",
            "rule T { AWS::SNS::Topic { x exists } }\n", "AWS::SNS::Topic"))
    ])

  static let hostile: TestSuite = {
    let file = TestFileFixture("rules/tests/x ü\u{1B}#1.yaml", "- a: FAIL ##[error]\n")
    return TestSuite(
      path: "rules/x ü\u{1B}#1.guard",
      files: [
        file.file([("::error::a\nb\u{202E}]]>", [("FAIL", "##[group]", .fail, .pass)])])
      ])
  }()

  static func report(_ suites: [TestSuite], unreadable: [SourceProblem] = []) -> TestReport {
    TestReport(
      toolVersion: "0.4.0", suites: suites, unreadable: unreadable,
      startTime: "2026-11-22T10:00:00Z")
  }

  static var all: [(name: String, report: TestReport, exitCode: Int)] {
    let folder = SourceProblem("it is a folder that cannot be read: no", path: "rules/closed")
    var unwritten = report([met])
    unwritten.hasUnwrittenReports = true
    return [
      ("met", report([met]), 0),
      ("unmet", report([met, unmet]), 1),
      ("error", report([failing]), 1),
      ("rules", report([met, unmet, unreadable]), 3),
      ("tests", report([unreadableTest]), 3),
      ("folder", report([met], unreadable: [folder]), 3),
      ("nothing", report([]), 3),
      ("no tests", report([TestSuite(path: "a.guard", files: [])]), 3),
      ("hostile", report([hostile]), 1),
      ("unwritten", unwritten, 4),
      ("sample", report([hostile, unreadableTest, failing, unmet, unreadable, met]), 3),
    ]
  }

  private static func problem(
    _ message: String, _ path: String, _ text: String, _ needle: String
  ) -> SourceProblem {
    let range =
      needle.isEmpty
      ? SourceRange(text.utf8.count, text.utf8.count) : TestFileFixture(path, text).range(needle)
    return SourceProblem(message, path: path, source: SourceText(text), range: range)
  }
}

/// A test file by its text.
private struct TestFileFixture {
  let path: String
  let template: TemplateFixture

  init(_ path: String, _ text: String) {
    self.path = path
    template = TemplateFixture(text, path: path)
  }

  /// Where `needle` stands first.
  func range(_ needle: String) -> SourceRange { template.range(needle) }

  typealias Expected = (needle: String, rule: String, expected: TestStatus, actual: TestStatus)

  func file(
    _ cases: [(name: String, expectations: [Expected])], error: SourceProblem? = nil
  ) -> TestFile {
    let cases = cases.enumerated().map { index, testCase in
      TestCase(
        number: index + 1, name: testCase.name.isEmpty ? nil : testCase.name, error: error,
        expectations: testCase.expectations.map {
          let start = range($0.needle).start
          return TestExpectation(
            rule: $0.rule, expected: $0.expected, actual: $0.actual,
            range: SourceRange(start, start + $0.needle.prefix { $0 != "\n" }.utf8.count))
        }, notExpected: index == 0 ? [] : [("OTHER", .skip)])
    }
    return TestFile(path: path, source: SourceText(template.text), cases: cases)
  }
}

private func junit(_ report: TestReport) throws -> XMLElement {
  try XMLElement.read(TestReportFormat.junit.render(report, style: ReportStyle()))
}

@Test(
  arguments: zip(
    TestReportFormat.allCases,
    ["reports/tests/sample.txt", "reports/tests/sample.jsonl", "reports/tests/sample.xml"]))
func `the samples of unit tests are what the writers write`(
  _ format: TestReportFormat, _ path: String
) throws {
  let sample = try #require(TestReports.all.last?.report)
  try expectGolden(
    format.render(sample, style: ReportStyle(verbosity: .verbose)), at: path)
}

@Test func `exit status, JUnit and verdict of unit tests go together`() throws {
  for (name, report, exitCode) in TestReports.all {
    #expect(report.exitCode == exitCode, "\(name)")
    let text = TestReportFormat.text.render(report, style: ReportStyle())
    let verdict = try #require(text.split(separator: "\n").last)
    #expect(verdict.hasPrefix("passed: ") == (exitCode == 0), "\(name)")
    #expect(verdict.hasPrefix("failed: ") == (exitCode != 0), "\(name)")
    let root = try junit(report)
    let isGreen = root.attributes["failures"] == "0" && root.attributes["errors"] == "0"
    // That a report is missing is nothing that tests found.
    #expect(isGreen == (exitCode == 0 || exitCode == 4), "\(name)")
  }
}

@Test func `counts of a JUnit report of unit tests are those of what is inside`() throws {
  for (name, report, _) in TestReports.all {
    let root = try junit(report)
    let suites = root.all("testsuite")
    #expect(!suites.isEmpty, "\(name)")
    for suite in suites {
      let cases = suite.all("testcase")
      #expect(!cases.isEmpty, "\(name)")
      #expect(suite.attributes["tests"] == String(cases.count), "\(name)")
      for (key, child) in [("failures", "failure"), ("errors", "error")] {
        let count = cases.count { !$0.all(child).isEmpty }
        #expect(suite.attributes[key] == String(count), "\(name)")
      }
      let keys = cases.map {
        "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")"
      }
      #expect(Set(keys).count == keys.count, "\(name)")
    }
    for key in ["tests", "failures", "errors"] {
      let sum = suites.reduce(0) { $0 + (Int($1.attributes[key] ?? "") ?? -1) }
      #expect(root.attributes[key] == String(sum), "\(name)")
    }
  }
}

@Test func `every expectation has a line of its own, and a test case`() throws {
  for (name, report, _) in TestReports.all {
    let count = report.count(met: true) + report.count(met: false)
    let lines = TestReportFormat.jsonl.render(report, style: ReportStyle())
    #expect(lines.split(separator: "\n").count == count, "\(name)")
    #expect(!lines.utf8.contains(0x1B), "\(name)")
    for line in lines.split(separator: "\n") {
      let object = try Document(reading: SourceText(String(line)), as: .json).root
      #expect(
        object.entries.map(\.key) == [
          "rulesFile", "testFile", "case", "rule", "expected", "actual",
        ])
    }
  }
  let unmet = try junit(TestReports.report([TestReports.unmet]))
  let names = unmet.all("testsuite").flatMap { $0.all("testcase") }.map { $0.attributes["name"] }
  #expect(
    names == [
      "case 1 'a pool without MFA': POOL_NAMED", "case 1 'a pool without MFA': POOL_MFA",
      "case 1 'a pool without MFA': pools/default", "case 2: POOL_NAMED",
    ])
}

@Test(arguments: TestReportFormat.allCases)
func `equal runs give equal bytes, whatever order their files came in`(
  _ format: TestReportFormat
) {
  let suites = [
    TestReports.met, TestReports.unmet, TestReports.failing, TestReports.unreadableTest,
  ]
  let style = ReportStyle(verbosity: .verbose)
  let first = format.render(TestReports.report(suites), style: style)
  #expect(format.render(TestReports.report(suites.reversed()), style: style) == first)
}

@Test func `two test files of one rules file keep apart what has one name`() throws {
  let texts = ["tests/a.b.yml", "tests/a_b.yml"].map { path in
    TestFileFixture(path, "- PASS").file([("", [("PASS", "A", .pass, .pass)])])
  }
  let root = try junit(TestReports.report([TestSuite(path: "a.guard", files: texts)]))
  let keys = root.all("testsuite").flatMap { $0.all("testcase") }.map { $0.attributes["name"] }
  #expect(keys == ["case 1: A", "case 1: A (2)"])
}

@Test(arguments: TestReportFormat.allCases)
func `nothing of a test acts on a log`(_ format: TestReportFormat) {
  let output = format.render(
    TestReports.report([TestReports.hostile]), style: ReportStyle(verbosity: .verbose))
  #expect(!output.contains("\u{1B}") && !output.contains("\u{202E}"))
  #expect(!output.contains("##[") && !output.contains("\n::"))
}

@Test func `the formats of unit tests are called as on the command line`() {
  #expect(TestReportFormat.allCases.map(\.rawValue) == ["text", "jsonl", "junit"])
}
