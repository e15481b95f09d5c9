import Foundation
import TestSupport
import Testing

private let fixedTime = ["SOURCE_DATE_EPOCH": "1750000000"]

private let pools = """
  let pools = Resources.*[ Type == 'AWS::Cognito::UserPool' ]

  rule POOL_NAMED when %pools !empty {
    %pools.Properties.UserPoolName exists
  }
  rule POOL_MFA when %pools !empty {
    %pools.Properties.MfaConfiguration == 'ON'
  }

  """
private let poolTests = """
  - name: a named pool
    input:
      Resources:
        Users: {Type: AWS::Cognito::UserPool, Properties: {UserPoolName: a}}
    expectations:
      rules:
        POOL_NAMED: PASS
        POOL_MFA: FAIL
  - name: no pool
    input: {}
    expectations: {rules: {POOL_NAMED: SKIP}}

  """
private let wrongTests = """
  - name: a named pool
    input:
      Resources:
        Users: {Type: AWS::Cognito::UserPool, Properties: {UserPoolName: a}}
    expectations:
      rules:
        POOL_NAMED: FAIL
        POOL_NAMD: PASS

  """
private let good = ["r/pools.guard": pools, "r/tests/pools_tests.yaml": poolTests]

/// A rule with one example of a kind, in which a topic with a name is what it asks about.
private func topicRule(_ kind: String, _ resources: String) -> [String: String] {
  [
    "r/Topic.guard": """
    # id: ACME1
    # types: [AWS::SNS::Topic]
    # \(kind): ["\(resources)"]
    rule Topic when Resources.*.Properties.TopicName exists {
      Resources.*.Properties.TopicName == 'a'
    }

    """
  ]
}
private let unnamed = "{T: {Type: AWS::SNS::Topic}}"
private let named = "{T: {Type: AWS::SNS::Topic, Properties: {TopicName: a}}}"
private let misnamed = "{T: {Type: AWS::SNS::Topic, Properties: {TopicName: b}}}"

/// A command line, and how it ends.
struct TestExitCase: Sendable, CustomTestStringConvertible {
  let files: [String: String]
  let arguments: [String]
  let status: Int32
  /// What the last line of standard output, or the first of standard error, says.
  let says: String

  var testDescription: String { "cogcheck \(arguments.joined(separator: " ")): \(status)" }

  init(_ files: [String: String], _ arguments: [String], _ status: Int32, _ says: String) {
    self.files = files
    self.arguments = arguments
    self.status = status
    self.says = says
  }

  private static let unmet = good.merging(["r/tests/pools_2.yml": wrongTests]) { $1 }
  private static let broken = unmet.merging(["r/broken.guard": "rule a {\n"]) { $1 }
  private static let brokenTest = good.merging(["r/tests/pools_2.yml": "- {input: 1}\n"]) { $1 }

  static let all = [
    TestExitCase(good, ["test", "."], 0, "passed: 3 expectations met"),
    TestExitCase(good, ["test", "r/pools.guard"], 0, "passed: 3 expectations met"),
    TestExitCase(good, ["test", "r/tests/pools_tests.yaml"], 0, "passed: 3 expectations met"),
    TestExitCase(unmet, ["test", "."], 1, "failed: 1 expectation not met"),
    TestExitCase(unmet, ["test", "r/tests/pools_tests.yaml"], 0, "passed: 3 expectations met"),
    TestExitCase(broken, ["test", "."], 3, "failed: 1 expectation not met, 1 file unreadable"),
    TestExitCase(brokenTest, ["test", "."], 3, "failed: 1 file unreadable"),
    TestExitCase(topicRule("passing", named), ["test", "."], 0, "passed: 1 expectation met"),
    TestExitCase(topicRule("passing", unnamed), ["test", "."], 1, "failed: 1 expectation not met"),
    TestExitCase(topicRule("tolerated", named), ["test", "."], 0, "passed: 1 expectation met"),
    TestExitCase(
      topicRule("tolerated", misnamed), ["test", "."], 1, "failed: 1 expectation not met"),
    TestExitCase(topicRule("skipped", unnamed), ["test", "."], 0, "passed: 1 expectation met"),
    TestExitCase(topicRule("skipped", named), ["test", "."], 1, "failed: 1 expectation not met"),
    TestExitCase(
      topicRule("skipped", misnamed), ["test", "."], 1, "failed: 1 expectation not met"),
    TestExitCase(["a.txt": ""], ["test", "."], 3, "failed: no unit test found"),
    TestExitCase(good, ["test", "gone"], 2, "error: no such file or folder: 'gone'"),
    TestExitCase(
      good, ["test", "r/tests/pools_tests.yaml", "r/gone.guard"], 2, "no such file or folder"),
    TestExitCase(["a.yaml": ""], ["test", "a.yaml"], 2, "is neither a rules file nor a test file"),
    TestExitCase(good, ["test"], 2, "a value for '<path> ...' is missing"),
    TestExitCase(good, ["tset", "."], 2, "did you mean 'cogcheck test'?"),
    TestExitCase(good, ["test", ".", "-o", "junt=x"], 2, "did you mean 'junit'?"),
    TestExitCase(good, ["test", ".", "-o", "sarif=x"], 2, "the formats are text, jsonl, junit"),
    TestExitCase(
      good, ["test", ".", "-o", "jsonl", "-o", "junit"], 2, "only one report can go to standard"),
    TestExitCase(
      good, ["test", ".", "-o", "jsonl=x", "-o", "junit=./x"], 2, "two reports cannot go to one"),
    TestExitCase(
      good, ["test", ".", "-o", "jsonl=r/pools.guard"], 2,
      "a report cannot go to 'r/pools.guard', which this run reads"),
    TestExitCase(
      good, ["test", ".", "-o", "junit=r/pools.guard/x.xml"], 4,
      "failed: a report is not written"),
    TestExitCase(
      unmet, ["test", ".", "-o", "jsonl=r"], 4, "failed: 1 expectation not met, a report"),
  ]
}

@Test(arguments: TestExitCase.all)
func `the exit status tells how unit tests went`(_ it: TestExitCase) throws {
  let folder = try TemporaryFolder(it.files)
  let run = try Command(it.arguments, in: folder)
  #expect(run.status == it.status, "\(run.output)\(run.errors)")
  let last = run.output.split(separator: "\n").last.map(String.init) ?? ""
  #expect((it.status == 2 ? run.errors : last).contains(it.says), "\(run.output)\(run.errors)")
  #expect(it.status == 2 || !last.isEmpty)
}

@Test func `unit tests say what is not met, where, and what means nothing`() throws {
  let folder = try TemporaryFolder(
    good.merging([
      "r/tests/pools_2.yml": wrongTests, "r/tests/other.yaml": poolTests,
      "r/broken.guard": "rule a {\n  b ==\n}\n",
    ]) { $1 })
  let run = try Command("test", "r", "--root", ".", "-v", in: folder)
  #expect(run.status == 3)
  try expectGolden(run.output, at: "reports/tests/command.txt")
  #expect(
    run.errors == """
      warning: r/tests/other.yaml: these tests do not run: no rules file beside the folder has the beginning of their name
      warning: r/tests/pools_2.yml:8:7: there is no rule 'POOL_NAMD' in r/pools.guard, so nothing is expected of it; did you mean 'POOL_NAMED'?

      """)
}

@Test func `reports of unit tests go where they are sent`() throws {
  let folder = try TemporaryFolder(good)
  let run = try Command(
    "test", "r", "--root", ".", "-o", "jsonl=out/t.jsonl", "-o", "junit=out/t.xml", in: folder,
    environment: fixedTime)
  #expect(run.status == 0)
  #expect(run.output.hasSuffix("passed: 3 expectations met\n"))
  #expect(
    try folder.text(of: "out/t.jsonl") == """
      {"rulesFile":"r/pools.guard","testFile":"r/tests/pools_tests.yaml","case":1,"rule":"POOL_NAMED","expected":"PASS","actual":"PASS"}
      {"rulesFile":"r/pools.guard","testFile":"r/tests/pools_tests.yaml","case":1,"rule":"POOL_MFA","expected":"FAIL","actual":"FAIL"}
      {"rulesFile":"r/pools.guard","testFile":"r/tests/pools_tests.yaml","case":2,"rule":"POOL_NAMED","expected":"SKIP","actual":"SKIP"}

      """)
  #expect(try folder.text(of: "out/t.xml").contains("timestamp=\"2025-06-15T15:06:40\""))
}

@Test func `with lines on standard output what went wrong is on standard error`() throws {
  let folder = try TemporaryFolder(
    good.merging(["r/broken.guard": "rule a {\n  b ==\n}\n"]) { $1 })
  let run = try Command("test", "r", "--root", ".", "-o", "jsonl", in: folder)
  #expect(run.status == 3)
  #expect(run.output.split(separator: "\n").count == 3)
  #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"rulesFile\"") })
  #expect(run.errors.contains(" --> r/broken.guard:3:1\n  |\n3 | }\n  | ^\n"))
}

@Test func `equal runs of unit tests write equal bytes, wherever they run`() throws {
  let files = good.merging(["a/pools.guard": pools, "a/tests/pools.yaml": wrongTests]) { $1 }
  let (one, other) = (try TemporaryFolder(files), try TemporaryFolder(files))
  for format in ["text", "jsonl", "junit"] {
    let first = try Command(
      "test", ".", "--root", ".", "-v", "-o", format, in: one, environment: fixedTime)
    let second = try Command(
      "test", other.path("r"), "a/pools.guard", "--root", ".", "-v", "-o", format, in: other,
      environment: fixedTime.merging(["LC_ALL": "tr_TR.UTF-8"]) { $1 })
    #expect(first.output == second.output)
    #expect(first.errors == second.errors)
  }
}
