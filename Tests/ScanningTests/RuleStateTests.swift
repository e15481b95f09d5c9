import Findings
import Foundation
import TestSupport
import Testing

@testable import Scanning

private func rule(_ id: String, _ name: String, _ profiles: [Profile]) -> RuleMetadata {
  RuleMetadata(id: id, name: name, title: "Something", severity: .medium, profiles: profiles) {
    RuleDetails()
  }
}

private let catalogue = RuleStates.Catalogue(
  rules: [
    rule("COG1", "First", [.default]), rule("COG12", "Second", [.default]),
    rule("COG2", "Third", [.strict]), rule("IAM1", "Fourth", [.default]),
    rule("TPL1", "Always", [.default]), rule("ACME", "Given", []),
  ], given: ["ACME"], always: ["TPL1"])

/// Configurations, the nearest first, and flags, and what they make of the rules.
struct RuleStateCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let configurations: [String]
  let selection: RuleSelection
  /// Those that are asked beside `TPL1`, each with who decided where that is neither profile nor file.
  let asked: String
  /// Severities that are set.
  let severities: String

  init(
    _ description: String, _ configurations: [String] = [],
    _ select: (inout RuleSelection) -> Void = { _ in }, asks asked: String,
    severities: String = ""
  ) {
    testDescription = description
    self.configurations = configurations
    var selection = RuleSelection()
    select(&selection)
    (self.selection, self.asked, self.severities) = (selection, asked, severities)
  }

  static let all = [
    RuleStateCase("the profile and given rules", asks: "ACME COG1 COG12 IAM1"),
    RuleStateCase("off", ["{COG1: off}"], asks: "ACME COG12 IAM1"),
    RuleStateCase("a name", ["{first: OFF}"], asks: "ACME COG12 IAM1"),
    RuleStateCase("a prefix", ["{cog1*: off}"], asks: "ACME IAM1"),
    RuleStateCase("a prefix of names", ["{f*: off}"], asks: "ACME COG12"),
    RuleStateCase("all", ["{'*': off}"], asks: ""),
    RuleStateCase("given", ["{ACME: off}"], asks: "COG1 COG12 IAM1"),
    RuleStateCase("on", ["{COG2: on}"], asks: "ACME COG1 COG12 COG2(0:1) IAM1"),
    RuleStateCase(
      "the exact one wins over a prefix, wherever it stands", ["{COG12: on, COG1*: off, C*: off}"],
      asks: "ACME COG12 IAM1"),
    RuleStateCase(
      "settings of its own win over a prefix", ["{COG12: {severity: low}, COG1*: off}"],
      asks: "ACME COG12 IAM1", severities: "COG12 low 0:1"),
    RuleStateCase(
      "settings switch nothing on", ["{COG2: {severity: low}}"], asks: "ACME COG1 COG12 IAM1",
      severities: "COG2 low 0:1"),
    RuleStateCase(
      "the longer prefix sets the severity", ["{COG*: {severity: low}, C*: {severity: high}}"],
      asks: "ACME COG1 COG12 IAM1", severities: "COG1 low 0:1, COG12 low 0:1, COG2 low 0:1"),
    RuleStateCase(
      "the nearer file wins, exact or not", ["{COG*: on}", "{COG1: off, IAM1: off}"],
      asks: "ACME COG1(0:1) COG12 COG2(0:1)"),
    RuleStateCase(
      "what the nearer file leaves open stays",
      ["{COG1: {severity: high}}", "{COG1: off, COG12: {severity: low}}"], asks: "ACME COG12 IAM1",
      severities: "COG1 high 0:1, COG12 low 1:1"),
    RuleStateCase("--rule", [], { $0.rules = ["COG12", "third"] }, asks: "COG12 COG2(--rule)"),
    RuleStateCase(
      "--rule over off", ["{COG1: off}"], { $0.rules = ["COG1"] }, asks: "COG1(--rule)"),
    RuleStateCase("--skip-rule", [], { $0.skippedRules = ["cog*"] }, asks: "ACME IAM1"),
    RuleStateCase(
      "--skip-rule over on", ["{COG2: on}"], { $0.skippedRules = ["COG2"] },
      asks: "ACME COG1 COG12 IAM1"),
    RuleStateCase(
      "--skip-rule over --rule", [],
      {
        $0.rules = ["COG*"]
        $0.skippedRules = ["COG12"]
      }, asks: "COG1 COG2(--rule)"),
    RuleStateCase("--tag", [], { $0.tags = ["IAM"] }, asks: "IAM1"),
    RuleStateCase("--tag is of the profile", [], { $0.tags = ["cognito"] }, asks: "COG1 COG12"),
    RuleStateCase(
      "--tag and --rule", [],
      {
        $0.tags = ["iam"]
        $0.rules = ["COG2"]
      }, asks: "COG2(--rule) IAM1"),
    RuleStateCase(
      "--skip-rule leaves what is always asked", [], { $0.skippedRules = ["T*", "COG1"] },
      asks: "ACME COG12 IAM1"),
    RuleStateCase("--skip-tag", [], { $0.skippedTags = ["iam", "cognito"] }, asks: "ACME"),
    RuleStateCase(
      "what refuses files is always asked", [], { $0.skippedTags = ["correctness"] },
      asks: "ACME COG1 COG12 IAM1"),
  ]
}

/// The text of a configuration's rules as the chain of files that extend each other.
private func chain(_ configurations: [String]) throws -> ConfigurationChain {
  guard !configurations.isEmpty else { return ConfigurationChain() }
  let folder = try TemporaryFolder()
  for (number, rules) in configurations.enumerated() {
    let extends = number + 1 < configurations.count ? ", extends: '\(number + 1)'" : ""
    try folder.write("{rules: \(rules), version: 1\(extends)}", to: "\(number)")
  }
  let root = try SourceRoot(given: folder.url.path)
  let first = try Configuration(
    readingFrom: BytePath(folder.path("0")), reportedPath: "0", namedBy: "", below: root)
  return try ConfigurationChain(from: first, below: root)
}

@Test(arguments: RuleStateCase.all)
func `profile, configuration and flags decide which rules are asked`(_ it: RuleStateCase) throws {
  let states = try RuleStates(
    of: catalogue, profile: .default, configurations: chain(it.configurations),
    selection: it.selection
  ).byID.sorted { $0.key < $1.key }
  #expect(states.contains { $0.key == "TPL1" && $0.value.isAsked })
  let asked = states.filter { $0.key != "TPL1" && $0.value.isAsked }.map { id, state in
    if case .set(let origin) = state.cause { "\(id)(\(origin))" } else { id }
  }
  #expect(asked.joined(separator: " ") == it.asked)
  let severities = states.compactMap { id, state in
    state.severity.map { "\(id) \($0.value) \($0.origin)" }
  }
  #expect(severities.joined(separator: ", ") == it.severities)
}

/// Flags that mean nothing.
private let badFlags: [(select: @Sendable (inout RuleSelection) -> Void, message: String)] = [
  ({ $0.rules = ["COG3"] }, "--rule: there is no rule 'COG3'; did you mean 'COG1'?"),
  ({ $0.rules = ["nothing"] }, "--rule: there is no rule 'nothing'; see 'cogcheck rules'"),
  (
    { $0.skippedRules = ["IMA*"] },
    "--skip-rule: there is no rule that begins with 'IMA'; did you mean 'IAM*'?"
  ),
  (
    { $0.skippedRules = ["always"] },
    "--skip-rule: TPL1 is always asked, since nothing else is checked in a file that it refuses"
  ),
  ({ $0.tags = ["cognit"] }, "--tag: there is no tag 'cognit'; did you mean 'cognito'?"),
  (
    { $0.skippedTags = ["lambda"] },
    "--skip-tag: there is no tag 'lambda'; the tags are cloudformation, cognito, correctness, iam, security and user-pools"
  ),
]

@Test func `a flag that chooses nothing is refused`() {
  for (select, message) in badFlags {
    var selection = RuleSelection()
    select(&selection)
    #expect(throws: UsageError(message)) {
      try RuleStates(
        of: catalogue, profile: .default, configurations: ConfigurationChain(), selection: selection
      )
    }
  }
}
