import TestSupport
import Testing

private let topic = "Resources: {T: {Type: AWS::SNS::Topic}}\n"
private let good = "version: 1\n"
private let bad = "version: 1\nrules:\n  COG04: {}\n"

/// A command line and the environment, and how the scan of `a/t.yaml` ends.
struct ConfigurationRun: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [String: String]
  let arguments: [String]
  let environment: [String: String]
  let status: Int32
  /// All of standard error.
  let says: String

  init(
    _ description: String, _ files: [String: String], _ arguments: [String] = [],
    environment: [String: String] = [:], ends status: Int32, _ says: String = ""
  ) {
    testDescription = description
    (self.files, self.arguments, self.environment) = (files, arguments, environment)
    (self.status, self.says) = (status, says)
  }

  private static func refused(_ path: String) -> String {
    """
    error: \(path):3:3: there is no rule 'COG04'; did you mean 'COG004'?
       |
     3 |   COG04: {}
       |   ^^^^^

    """
  }

  private static let rule = """
    # id: ACME1
    # types: [AWS::SNS::Topic]
    # options: {least: How much there must be.}
    let least = 2
    rule Acme { %least >= 3 }

    """

  /// Sets an option of the rule above.
  private static func given(_ selector: String, _ option: String) -> [String: String] {
    [
      "r.guard": rule,
      "a/.cogcheck.yaml": "version: 1\nrules: {\(selector): {options: {\(option): 3}}}\n",
    ]
  }

  static let all = [
    ConfigurationRun(
      "a given rule with its own default", ["r.guard": rule], ["--rules", "r.guard"], ends: 1),
    ConfigurationRun(
      "of a given rule by its id", given("ACME1", "least"), ["--rules", "r.guard"], ends: 0),
    ConfigurationRun(
      "of a given rule by its name", given("acme", "least"), ["--rules", "r.guard"], ends: 0),
    ConfigurationRun(
      "of a given rule, another option", given("ACME1", "lest"), ["--rules", "r.guard"], ends: 2,
      """
      error: a/.cogcheck.yaml:2:27: rule ACME1 has no option 'lest'; did you mean 'least'?
         |
       2 | rules: {ACME1: {options: {lest: 3}}}
         |                           ^^^^

      """),
    ConfigurationRun(
      "of a rule that is not given", given("ACME1", "least"), ends: 2,
      """
      error: a/.cogcheck.yaml:2:9: there is no rule 'ACME1'; see 'cogcheck rules'
         |
       2 | rules: {ACME1: {options: {least: 3}}}
         |         ^^^^^

      """),
    ConfigurationRun("none", [:], ends: 0),
    ConfigurationRun("found", ["a/.cogcheck.yaml": good], ends: 0),
    ConfigurationRun(
      "found, refused", ["a/.cogcheck.yaml": bad], ends: 2, refused("a/.cogcheck.yaml")),
    ConfigurationRun(
      "nearest", [".cogcheck.yaml": bad, "a/.cogcheck.yaml": good], ends: 0),
    ConfigurationRun(
      "not asked for", ["a/.cogcheck.yaml": bad, "c.yaml": bad], ["--no-config"],
      environment: ["COGCHECK_CONFIG": "c.yaml"], ends: 0),
    ConfigurationRun(
      "flag over found", ["a/.cogcheck.yaml": good, "c.yaml": bad], ["--config", "c.yaml"], ends: 2,
      refused("c.yaml")),
    ConfigurationRun(
      "environment over found", ["a/.cogcheck.yaml": good, "c.yaml": bad],
      environment: ["COGCHECK_CONFIG": "c.yaml"], ends: 2, refused("c.yaml")),
    ConfigurationRun(
      "flag over environment", ["c.yaml": bad, "d.json": "{\"version\": 1}"],
      ["--config", "d.json"], environment: ["COGCHECK_CONFIG": "c.yaml"], ends: 0),
    ConfigurationRun(
      "flag that names nothing", [:], ["--config", "c.yaml"], ends: 2,
      "error: --config 'c.yaml': no such file or folder\n"),
    ConfigurationRun(
      "environment that names nothing", [:], environment: ["COGCHECK_CONFIG": "c.yaml"], ends: 2,
      "error: COGCHECK_CONFIG 'c.yaml': no such file or folder\n"),
    ConfigurationRun(
      "both flags", [:], ["--config", "c.yaml", "--no-config"], ends: 2,
      """
      error: --config and --no-config exclude each other; leave one out

      """),
    ConfigurationRun(
      "two in one folder", [".cogcheck.yml": good, ".cogcheck.json": good], ends: 2,
      "error: '.cogcheck.yml' and '.cogcheck.json' are in one folder, which takes one configuration\n"
    ),
    ConfigurationRun(
      "a rule without options",
      [".cogcheck.yaml": "version: 1\nrules: {trustpublic: {options: {a: 1}}}\n"], ends: 2,
      """
      error: .cogcheck.yaml:2:33: rule IAM001 has no options
         |
       2 | rules: {trustpublic: {options: {a: 1}}}
         |                                 ^

      """),
    ConfigurationRun(
      "hostile text", [".cogcheck.yaml": "version: 1\n\"::error::\\n##[x]\\e[31m\u{202E}\": 1\n"],
      ends: 2,
      ##"""
      error: .cogcheck.yaml:2:1: there is no key '::error:: #\#[x]\u{1B}[31m\u{202E}'; a configuration has version, extends, fail-on, profile, include, exclude, parameters, rules, overrides, suppressions and policy
         |
       2 | "::error::\n#\#[x]\e[31m\u{202E}": 1
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

      """##),
  ]
}

@Test(arguments: ConfigurationRun.all)
func `the configuration decides how a scan ends`(_ it: ConfigurationRun) throws {
  let folder = try TemporaryFolder(it.files.merging(["a/t.yaml": topic]) { file, _ in file })
  let run = try Command(
    ["scan", "a/t.yaml", "--root", "."] + it.arguments, in: folder, environment: it.environment)
  #expect(run.status == it.status)
  #expect(run.errors == it.says)
  #expect(run.output.isEmpty == (it.status == 2))
}

@Test(arguments: [".cogcheck.yaml", "a/../.cogcheck.yaml"])
func `a report never overwrites the configuration`(_ path: String) throws {
  let folder = try TemporaryFolder([".cogcheck.yaml": good, "a/t.yaml": topic])
  let run = try Command("scan", "a", "--root", ".", "-o", "sarif=\(path)", in: folder)
  #expect(run.status == 2)
  #expect(run.errors.hasPrefix("error: a report cannot go to '\(path)'"))
  #expect(try folder.text(of: ".cogcheck.yaml") == good)
}
