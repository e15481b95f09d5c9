public import ArgumentParser
import Findings
public import Reporting
import Rules
import Scanning

/// `cogcheck rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List all rules, and which of them a scan asks.",
    usage: "cogcheck rules [<option> ...]",
    discussion: """
      A line says: id, severity, whether a scan of this folder asks the rule, the sets
      that name it, who decided, tags, name and title.

      Examples:
        cogcheck rules
        cogcheck rules --enabled --profile strict --tag identity-pools
        cogcheck rules --rules policies --format json
      """)

  @Option(help: "How they are listed.")
  var format: RuleListFormat = .text

  @Option(
    help: ArgumentHelp("List only rules with one of these tags.", valueName: "tag"),
    completion: .tags,
    transform: CommaList.init(argument:))
  var tag: [CommaList] = []

  @Flag(help: "List only rules that a scan asks.")
  var enabled = false

  @Option(help: "The set of rules that a scan asks.")
  var profile: Profile?

  @OptionGroup var configured: ConfigurationOptions
  @OptionGroup var given: GivenRules

  func run() throws {
    var flags = SettingFlags()
    flags.profile = profile
    let overview = try RuleOverview(
      flags: flags, configuration: configured.choice, guardRules: GuardChoice(paths: given.rules))
    let tags = tag.flatMap(\.items)
    let listed = try overview.entries(tagged: tags).filter { $0.isAsked || !enabled }
    try Terminal.print(
      format.render(
        listed.map { entry in
          ListedRule(
            entry.rule, isAsked: entry.isAsked, decidedBy: entry.decidedBy,
            severitySetBy: entry.severitySetBy)
        }))
  }
}

extension RuleListFormat: ExpressibleByArgument {}
