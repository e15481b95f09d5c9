import TestSupport
import Testing

private let pool = "Resources: {Pool: {Type: AWS::Cognito::UserPool}}\n"
private let pack = """
  rule one {
    Resources.Pool.Type == "x"
  }
  rule two {
    one
  }

  """

/// Flags, variables and a configuration, and how a scan of `a/t.yaml` ends.
struct SelectionCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let configuration: String
  let arguments: [String]
  let environment: [String: String]
  let status: Int32
  /// The rules that find something, by id.
  let found: String
  let verdict: String

  init(
    _ description: String, _ arguments: [String] = [], configuration: String = "",
    environment: [String: String] = [:], ends status: Int32, finding found: String,
    _ verdict: String
  ) {
    testDescription = description
    self.configuration = configuration
    (self.arguments, self.environment, self.status) = (arguments, environment, status)
    (self.found, self.verdict) = (found, verdict)
  }

  static let all = [
    SelectionCase(
      "one rule", ["--rule", "cog001"], ends: 1, finding: "COG001",
      "failed: 1 finding at or above 'medium' (--fail-on)"),
    SelectionCase(
      "two rules but one",
      ["--rule", "COG001,MFAOff", "--rule", "COG170", "--skip-rule", "COG17*"],
      ends: 1, finding: "COG001 COG070", "failed: 2 findings at or above 'medium' (--fail-on)"),
    SelectionCase(
      "no tag of the pool", ["--tag", "iam"], ends: 0, finding: "", "passed: no findings"),
    SelectionCase(
      "exit zero", ["--rule", "COG001", "--exit-zero"], ends: 0, finding: "COG001",
      "passed: --exit-zero lets 1 finding at or above 'medium' (--fail-on) pass"),
    SelectionCase(
      "hidden", ["--rule", "COG001", "--min-severity", "high"], ends: 0, finding: "",
      "passed: no findings; 1 hidden (--min-severity)"),
    SelectionCase(
      "severity", ["--rule", "COG001", "--fail-on", "critical"],
      configuration: "rules: {COG001: {severity: critical}}", ends: 1, finding: "COG001",
      "failed: 1 finding at or above 'critical' (--fail-on)"),
    SelectionCase(
      "info never gates", ["--rule", "COG001", "--fail-on", "low"],
      configuration: "rules: {COG001: {severity: info}}", ends: 0, finding: "COG001",
      "passed: 1 finding, none at or above 'low' (--fail-on)"),
    SelectionCase(
      "off", ["--skip-tag", "iam"], configuration: "rules: {'*': off, COG070: on}", ends: 1,
      finding: "COG070", "failed: 1 finding at or above 'medium' (--fail-on)"),
    SelectionCase(
      "a gate of the configuration", ["--rule", "COG001"], configuration: "fail-on: high", ends: 0,
      finding: "COG001", "passed: 1 finding, none at or above 'high' (--fail-on)"),
    SelectionCase(
      "a gate of the environment", ["--rule", "COG001"], configuration: "fail-on: high",
      environment: ["COGCHECK_FAIL_ON": "low", "COGCHECK_JOBS": "1"], ends: 1, finding: "COG001",
      "failed: 1 finding at or above 'low' (--fail-on)"),
    SelectionCase(
      "an override", ["--rule", "COG001,COG070"],
      configuration: "overrides: [{paths: ['*.yaml'], fail-on: never, rules: {COG070: off}}]",
      ends: 0,
      finding: "COG001",
      "passed: 1 finding, none at or above 'medium', or what overrides say (--fail-on)"
    ),
    SelectionCase(
      "an override of other files", ["--rule", "COG001"],
      configuration: "overrides: [{paths: ['b/**'], fail-on: never}]", ends: 1, finding: "COG001",
      "failed: 1 finding at or above 'medium', or what overrides say (--fail-on)"),
    SelectionCase(
      "one rule of a pack", ["--rules", "p.guard", "--rule", "two"], ends: 1, finding: "two",
      "failed: 1 finding at or above 'medium' (--fail-on)"),
    SelectionCase(
      "a rule of a pack that is off", ["--rules", "p.guard", "--tag", "security"],
      configuration: "rules: {C*: off, one: off, two: {severity: high}}", ends: 1, finding: "two",
      "failed: 1 finding at or above 'medium' (--fail-on)"),
  ]
}

@Test(arguments: SelectionCase.all)
func `flags and configuration choose what a scan reports`(_ it: SelectionCase) throws {
  let folder = try TemporaryFolder([
    "a/t.yaml": pool, "p.guard": pack, "a/.cogcheck.yaml": "version: 1\n\(it.configuration)\n",
  ])
  let run = try Command(
    ["scan", "a/t.yaml", "--root", "."] + it.arguments, in: folder, environment: it.environment)
  #expect(run.status == it.status)
  #expect(run.errors.isEmpty)
  let found = run.output.matches(of: /(?m)^(?:info|warning|error)\[(.+?)\]/).map { String($0.1) }
  #expect(found.sorted().joined(separator: " ") == it.found)
  #expect(run.output.split(separator: "\n").last.map(String.init) == it.verdict)
}

@Test func `what is undecided fails a scan where that is asked for`() throws {
  let text = """
    Parameters: {Mode: {Type: String}}
    Resources:
      Pool: {Type: AWS::Cognito::UserPool, Properties: {MfaConfiguration: !Ref Mode}}

    """
  let folder = try TemporaryFolder(["t.yaml": text])
  let lenient = try Command("scan", "--rule", "COG070", in: folder)
  #expect(lenient.status == 0)
  let strict = try Command("scan", "--rule", "COG070", "--fail-on-undecided", in: folder)
  #expect(strict.status == 1)
  #expect(strict.output.hasSuffix("failed: 1 undecided (--fail-on-undecided)\n"))
}

@Test func `with one job at a time the report is the same`() throws {
  let files = Dictionary(uniqueKeysWithValues: (0..<20).map { ("\($0).yaml", pool) })
  let folder = try TemporaryFolder(files)
  let reports = try ["1", "2", "64"].map { try Command("scan", "--jobs", $0, in: folder).output }
  #expect(Set(reports).count == 1)
}

@Test func `a parameter file of the configuration is read beside it, and never overwritten`() throws
{
  let folder = try TemporaryFolder([
    "c/c.yaml": "version: 1\nparameters: [p.json]\n",
    "c/p.json": "{\"Parameters\": {\"Mode\": \"OFF\"}}",
    "t.yaml": """
    Parameters: {Mode: {Type: String}}
    Resources:
      Pool: {Type: AWS::Cognito::UserPool, Properties: {MfaConfiguration: !Ref Mode}}

    """,
  ])
  let scan = ["scan", "t.yaml", "--root", ".", "--rule", "COG070", "--config", "c/c.yaml"]
  let run = try Command(scan, in: folder)
  #expect(run.status == 1)
  let overwriting = try Command(scan + ["-o", "sarif=c/p.json"], in: folder)
  #expect(overwriting.status == 2)
  try folder.write("version: 1\nparameters: [q.json]\n", to: "c/c.yaml")
  let missing = try Command(scan, in: folder)
  #expect(missing.errors == "error: c/c.yaml:2: 'q.json': no such file or folder\n")
}
