import ArgumentParser
import Findings
import Rules
import Scanning

/// Rules files beside the rules that ship.
struct GivenRules: ParsableArguments {
  @Option(
    help: ArgumentHelp("Add rules in Guard: files or folders; repeatable.", valueName: "path"),
    completion: .file())
  var rules: [String] = []

  /// What is said of every rule, by id.
  func all() throws -> [RuleMetadata] {
    try RuleCatalogue(guardRules: GuardChoice(paths: rules)).rules
  }
}
