import ArgumentParser
import BuiltInRules
import Findings
import Reporting
import Rules
import Scanning

/// `cogcheck rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List all rules.",
    discussion: """
      Examples:
        cogcheck rules
        cogcheck rules | grep high
        cogcheck explain TPL106
      """)

  func run() throws {
    try Terminal.print(RulePage.list(RuleSet(BuiltInRules.all).metadata))
  }
}

/// `cogcheck explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a rule is there, with a bad and a good template.",
    discussion: """
      Examples:
        cogcheck explain COG044
        cogcheck explain SMSExternalIDMismatch
        cogcheck explain COG043 COG045
      """)

  @Argument(help: ArgumentHelp("Ids or names of rules.", valueName: "rule"))
  var rules: [String]

  func run() throws {
    let all = RuleSet(BuiltInRules.all).metadata
    let found = try rules.map { selector in
      let rule = all.first {
        $0.id.lowercased() == selector.lowercased() || $0.name.lowercased() == selector.lowercased()
      }
      guard let rule else {
        let near = selector.nearest(in: all.flatMap { [$0.id, $0.name] })
        throw UsageError(
          "there is no rule '\(selector)'\(near.map { "; did you mean '\($0)'?" } ?? "; see 'cogcheck rules'")"
        )
      }
      return rule
    }
    try Terminal.print(
      found.map { RulePage.text($0, width: Terminal.width) }.joined(separator: "\n"))
  }
}
