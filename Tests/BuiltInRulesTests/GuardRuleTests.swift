import BuiltInRules
import Documents
import Findings
import Foundation
import PolicyLanguage
import Rules
import Scanning
import TestSupport
import Testing

/// The rules in Guard, by the paths of their files.
private let guardRules: [(path: String, rule: RuleMetadata)] = Checks.rules.metadata.map {
  ("rules/\($0.group)/\($0.name).guard", $0)
}.filter { (try? Repository.text(of: $0.path)) != nil }

@Test func `property rules are Guard files`() {
  #expect(guardRules.count > 120)
}

@Test(arguments: guardRules.map(\.path))
func `what is said of a rule at start-up is what its comment says`(_ path: String) throws {
  let file = try PolicyFile(reading: try Repository.bytes(of: path), stem: stem(of: path))
  guard case .rule(let written) = file.content else {
    Issue.record("\(path) has no metadata")
    return
  }
  let built = try #require(
    BuiltInRules.all.first { $0.metadata.id == written.metadata.id } as? PropertyRule)
  #expect(built.metadata.name == written.metadata.name)
  #expect(built.metadata.title == written.metadata.title)
  #expect(built.metadata.severity == written.metadata.severity)
  #expect(built.metadata.precision == written.metadata.precision)
  #expect(built.metadata.profiles == written.metadata.profiles)
  #expect(!written.metadata.profiles.isEmpty)
  #expect(built.resourceTypes == written.resourceTypes)
}

@Test(arguments: guardRules.map(\.path))
func `the examples of a rule are a Guard unit test file too`(_ path: String) throws {
  let rule = try #require(guardRules.first { $0.path == path }?.rule)
  var cases =
    "# Made from the examples in \(rule.name).guard; `UPDATE_GOLDEN=1 swift test` does it.\n"
  // Unit tests of Guard know no values of parameters.
  for (number, example) in rule.examples.enumerated() where example.given.isEmpty {
    let template = example.template.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    cases += """
      - name: example \(number + 1), \(example.expectation.rawValue)
        input:
      \(template)
        expectations:
          rules:
            \(rule.name): \(try word(for: example, of: rule, path))

      """
  }
  let tests = path.replacing("\(rule.name).guard", with: "tests/\(rule.name)_tests.yaml")
  try expectGolden(cases, at: tests)
}

/// What the rule comes to, as unit tests say it; what it has nothing to ask of is skipped.
private func word(
  for example: Example, of rule: RuleMetadata, _ path: String
) throws -> String {
  switch example.expectation {
  case .failing: return "FAIL"
  case .undecided: return "UNDECIDED"
  case .passing:
    let file = try RulesFile(parsing: try Repository.bytes(of: path))
    let document = try Document(reading: SourceText(example.template), as: .yaml)
    let statuses = try StatusSource.resolved().statuses(file, document)
    let isSkipped = statuses.contains { $0.name == rule.name && $0.status == .skip }
    return isSkipped ? "SKIP" : "PASS"
  }
}

@Test func `the unit tests of the rules that ship are met`() throws {
  let run = try RuleTestRun([Repository.root.appending(path: "rules").path]).run()
  let unmet = run.report.files.flatMap { file in
    file.cases.filter { !$0.isPassed }.map { "\(file.path) \($0.number) \($0.name ?? "")" }
  }
  #expect(unmet.isEmpty)
  #expect(run.report.problems.isEmpty)
  #expect(run.warnings.isEmpty)
  #expect(run.report.cases.count > 800)
}

private func stem(of path: String) -> String {
  String((path.split(separator: "/").last ?? "").dropLast(".guard".count))
}
