public import ArgumentParser
public import Findings
import GuardRules
import Rules
import Scanning

/// Which rules are asked.
struct SelectionOptions: ParsableArguments {
  @Option(help: "The set of rules.")
  var profile: Profile = .default

  @OptionGroup var given: GivenRules

  @Option(help: "Ask these on values as they deploy, or on what is written. \(GuardMode.help)")
  var policyMode: GuardMode = .resolved

  /// Rules files, and how they are asked.
  var guardRules: GuardChoice { GuardChoice(paths: given.rules, mode: policyMode) }
}

extension Profile: ExpressibleByArgument {}
