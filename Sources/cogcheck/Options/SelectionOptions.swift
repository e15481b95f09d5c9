public import ArgumentParser
public import Findings
import GuardRules
import Rules
import Scanning

/// Which rules are asked.
struct SelectionOptions: ParsableArguments {
  @Option(help: "The set of rules.")
  var profile: Profile?

  @Option(
    help: ArgumentHelp(
      "Ask these instead: ids, names, prefixes such as COG1*.", valueName: "rule"),
    completion: .rules, transform: CommaList.init(argument:))
  var rule: [CommaList] = []

  @Option(
    help: ArgumentHelp("Do not ask these.", valueName: "rule"), completion: .rules,
    transform: CommaList.init(argument:))
  var skipRule: [CommaList] = []

  @Option(
    help: ArgumentHelp(
      "Of the set, ask only rules with this tag.", valueName: "tag"),
    completion: .tags, transform: CommaList.init(argument:))
  var tag: [CommaList] = []

  @Option(
    help: ArgumentHelp("Do not ask rules with this tag.", valueName: "tag"), completion: .tags,
    transform: CommaList.init(argument:))
  var skipTag: [CommaList] = []

  @OptionGroup var given: GivenRules

  /// The rules that the flags choose.
  var selection: RuleSelection {
    var selection = RuleSelection()
    selection.rules = rule.flatMap(\.items)
    selection.skippedRules = skipRule.flatMap(\.items)
    selection.tags = tag.flatMap(\.items)
    selection.skippedTags = skipTag.flatMap(\.items)
    return selection
  }
}

extension Profile: ExpressibleByArgument {}
