import Documents
import Findings
import Foundation
import Scanning
import TestSupport
import Testing

private let rule = "rule a { x == 1 }\n"
private let met = "- {input: {x: 1}, expectations: {rules: {a: PASS}}}\n"

private func run(_ paths: [String], in folder: TemporaryFolder) throws -> RuleTestRun.Result {
  try RuleTestRun(paths.map { folder.path($0) }, root: folder.url.path).run()
}

extension TestReport {
  /// Each rules file with its tests.
  fileprivate var pairs: [String] {
    suites.map { "\($0.path): \($0.files.map(\.path).joined(separator: " "))" }
  }
}

/// Files, what was named, and which tests run with which rules.
struct PairingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [String]
  let paths: [String]
  let pairs: [String]
  var unmatched: [String] = []

  static let all = [
    PairingCase(
      testDescription: "rules and tests by their endings",
      files: [
        "r/a.guard", "r/b.ruleset", "r/c.txt", "r/tests/a.yaml", "r/tests/a_1.yml",
        "r/tests/b1.json", "r/tests/b2.JSN", "r/tests/a.txt", "r/tests/a", "r/a.yaml",
        "r/tests/deep/a.yaml", "r/test/a.yaml",
      ],
      paths: [""],
      pairs: [
        "r/a.guard: r/tests/a.yaml r/tests/a_1.yml", "r/b.ruleset: r/tests/b1.json r/tests/b2.JSN",
      ]),
    PairingCase(
      testDescription: "the longest rules file takes a test",
      files: [
        "s3.guard", "s3_logging.guard", "tests/s3_tests.yaml", "tests/s3_logging_tests.yaml",
        "tests/s3_loggin.yaml",
      ],
      paths: [""],
      pairs: [
        "s3.guard: tests/s3_loggin.yaml tests/s3_tests.yaml",
        "s3_logging.guard: tests/s3_logging_tests.yaml",
      ]),
    PairingCase(
      testDescription: "of equally long rules files the first takes it",
      files: ["a.guard", "a.ruleset", "tests/a.yaml"], paths: [""],
      pairs: ["a.guard: tests/a.yaml", "a.ruleset: "]),
    PairingCase(
      testDescription: "a rules file has its own tests only",
      files: [
        "s3.guard", "s3_logging.guard", "tests/s3.yaml", "tests/s3_logging.yaml", "tests/z.yml",
      ],
      paths: ["s3.guard"], pairs: ["s3.guard: tests/s3.yaml"]),
    PairingCase(
      testDescription: "a rules file that is named may end as it likes",
      files: ["rules.txt", "tests/rules.yaml"], paths: ["rules.txt"],
      pairs: ["rules.txt: tests/rules.yaml"]),
    PairingCase(
      testDescription: "a test file runs alone",
      files: ["a.guard", "b.guard", "tests/a1.yaml", "tests/a2.yaml", "tests/b.yaml"],
      paths: ["tests/a2.yaml"], pairs: ["a.guard: tests/a2.yaml"]),
    PairingCase(
      testDescription: "a folder of tests has the rules beside it",
      files: ["r/a.guard", "r/b.guard", "r/tests/a.yaml", "r/tests/z.yaml"], paths: ["r/tests"],
      pairs: ["r/a.guard: r/tests/a.yaml"], unmatched: ["r/tests/z.yaml"]),
    PairingCase(
      testDescription: "what is named twice runs once",
      files: ["a.guard", "tests/a.yaml"], paths: ["", "a.guard", "tests/a.yaml", "tests"],
      pairs: ["a.guard: tests/a.yaml"]),
    PairingCase(
      testDescription: "a test without rules is told of, but not where there are no rules at all",
      files: ["r/a.guard", "r/tests/b.yaml", "app/tests/data.json"], paths: [""],
      pairs: ["r/a.guard: "], unmatched: ["r/tests/b.yaml"]),
    PairingCase(
      testDescription: "rules in a folder 'tests' are rules",
      files: ["tests/a.guard", "tests/tests/a.yaml"], paths: ["tests"],
      pairs: ["tests/a.guard: tests/tests/a.yaml"]),
    PairingCase(
      testDescription: "hidden folders are not walked",
      files: ["a.guard", ".git/b.guard", "node_modules/c.guard", ".guard"], paths: [""],
      pairs: ["a.guard: "]),
    PairingCase(
      testDescription: "by path",
      files: [
        "b/x.guard", "a/x.guard", "a.guard", "tests/a.yml", "a/tests/x2.yml", "a/tests/x1.yml",
      ],
      paths: ["b", ""],
      pairs: ["a.guard: tests/a.yml", "a/x.guard: a/tests/x1.yml a/tests/x2.yml", "b/x.guard: "]),
  ]
}

@Test(arguments: PairingCase.all)
func `tests find their rules`(_ it: PairingCase) throws {
  let folder = try TemporaryFolder(
    Dictionary(
      uniqueKeysWithValues: it.files.map { path in
        (path, path.hasSuffix("guard") || path.hasSuffix("t") ? rule : met)
      }))
  let result = try run(it.paths, in: folder)
  #expect(result.report.pairs == it.pairs)
  let warning =
    "these tests do not run: no rules file beside the folder has the beginning of their name"
  #expect(result.warnings == it.unmatched.map { "\($0): \(warning)" })
  #expect(result.report.problems.isEmpty)
  #expect(result.report.count(met: false) == 0)
}

@Test(arguments: [
  ("gone", "no such file or folder: 'gone'"),
  ("pool.yaml", "'pool.yaml' is neither a rules file nor a test file"),
  ("tests/z.yaml", "'tests/z.yaml' belongs to no rules file"),
  ("lonely/tests/a.yaml", "'lonely/tests/a.yaml' belongs to no rules file"),
])
func `a path that cannot be meant is wrong usage`(_ path: String, _ message: String) throws {
  let folder = try TemporaryFolder([
    "a.guard": rule, "pool.yaml": met, "tests/z.yaml": met, "lonely/tests/a.yaml": met,
  ])
  let error = #expect(throws: UsageError.self) { try run(["a.guard", path], in: folder) }
  let said = error?.description.replacing(folder.url.path + "/", with: "") ?? ""
  #expect(said.hasPrefix(message), "\(said)")
}

@Test func `what cannot be read costs only itself`() throws {
  let folder = try TemporaryFolder([
    "a.guard": rule, "tests/a.yaml": met, "tests/a_broken.yaml": "- input: {}\n",
    "tests/a_big.json": String(repeating: " ", count: 20_000_001),
    "broken.guard": "rule b {\n  x ==\n}\n", "tests/broken.yaml": met,
  ])
  let report = try run([""], in: folder).report
  #expect(
    report.problems.map { "\($0.path) \($0.range.start): \($0.message)" } == [
      "tests/a_big.json 0: the file cannot be read: it has more than 20 MB",
      "tests/a_broken.yaml 2: case 1 has no 'expectations'",
      "broken.guard 16: '}' cannot be read here; expected a value or a query",
    ])
  #expect(report.count(met: true) == 1)
  #expect(report.exitCode == 3)
}

@Test func `finding no test is no success`() throws {
  let folder = try TemporaryFolder(["a.guard": rule, "b/x": ""])
  #expect(try run(["a.guard"], in: folder).report.exitCode == 3)
  #expect(try run(["b"], in: folder).report.exitCode == 3)
}

@Test func `an expectation for a rule that is not there is told with its place`() throws {
  let folder = try TemporaryFolder([
    "a.guard": rule + "rule pools_named { x exists }\n",
    "tests/a.yaml": """
    - input: {x: 1}
      expectations:
        rules:
          pool_named: PASS
          zzz: PASS
          a: PASS
    """,
  ])
  let result = try run([""], in: folder)
  #expect(
    result.warnings == [
      "tests/a.yaml:4:7: there is no rule 'pool_named' in a.guard, so nothing is expected of it; did you mean 'pools_named'?",
      "tests/a.yaml:5:7: there is no rule 'zzz' in a.guard, so nothing is expected of it",
    ])
  let testCase = try #require(result.report.cases.first)
  #expect(testCase.expectations.map(\.rule) == ["a"])
  #expect(testCase.notExpected.map(\.rule) == ["pools_named"])
  #expect(result.report.exitCode == 0)
}

@Test func `an error of an evaluation is one of its case`() throws {
  let folder = try TemporaryFolder([
    "a.guard": "rule a { n empty }\n",
    "tests/a.yaml": """
    - {input: {n: 1}, expectations: {rules: {a: FAIL}}}
    - {input: {n: ""}, expectations: {rules: {a: PASS}}}
    - {input: {n: 1}, expectations: {rules: {}}}
    """,
  ])
  let report = try run([""], in: folder).report
  #expect(report.cases.map { $0.error?.path } == ["a.guard", nil, "a.guard"])
  #expect(report.cases.map(\.isPassed) == [false, true, false])
  #expect(report.cases.first?.expectations.first?.actual == .error)
  #expect(report.exitCode == 1)
}

@Test func `a case without expectations that ends with an error fails the run`() throws {
  let folder = try TemporaryFolder([
    "a.guard": "rule a { n empty }\n",
    "tests/a.yaml": "- {input: {n: 1}, expectations: {rules: {}}}\n",
  ])
  #expect(try run([""], in: folder).report.exitCode == 1)
}
