internal import Documents
import FoundationEssentials
import Rules
import Scanning

/// Words for a command line that names no command.
enum CommandLineHint {
  /// Each with the commands that stand behind it.
  private static let subcommands: [String: [String]] = [
    "scan": [], "test": [], "explain": [], "rules": [],
    "baseline": ["create", "update", "prune", "show"], "suppressions": [],
    "init": [], "config": ["show", "check"], "schema": [],
    "completions": [], "version": [], "help": [],
  ]
  private static let commands = subcommands.keys.sorted()

  /// `cogcheck`, `cogcheck PATH` or `cogcheck help COMAND`: what was probably meant.
  static func misplacedWord(in arguments: [String]) -> UsageError? {
    guard let first = arguments.first else {
      return UsageError(
        "no command is given; write 'cogcheck scan .' to check the templates of this folder, or see 'cogcheck --help'"
      )
    }
    if first == "help" {
      return arguments.dropFirst().first.flatMap {
        unknown($0, of: commands, behind: "cogcheck help")
      }
    }
    if let error = unknown(first, of: commands, behind: "cogcheck") {
      guard first.nearest(in: commands) == nil, FileManager.default.fileExists(atPath: first) else {
        return error
      }
      return UsageError("there is no command '\(first)'; did you mean 'cogcheck scan \(first)'?")
    }
    guard let further = subcommands[first], !further.isEmpty else { return nil }
    let list = further.map { "'cogcheck \(first) \($0)'" }.joined(separator: " or ")
    guard let second = arguments.dropFirst().first else {
      return UsageError("a command is missing behind 'cogcheck \(first)'; write \(list)")
    }
    return unknown(second, of: further, behind: "cogcheck \(first)")
  }

  /// The words in front that are commands.
  static func commands(in arguments: [String]) -> [String] {
    guard let first = arguments.first, let further = subcommands[first] else { return [] }
    let second = arguments.dropFirst().first.flatMap { further.contains($0) ? $0 : nil }
    return [first] + (second.map { [$0] } ?? [])
  }

  private static func unknown(
    _ word: String, of commands: [String], behind prefix: String
  ) -> UsageError? {
    guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
    let hint = word.nearest(in: commands).map { "did you mean '\(prefix) \($0)'?" }
    let help = prefix == "cogcheck help" ? "cogcheck" : prefix
    return UsageError("there is no command '\(word)'; \(hint ?? "see '\(help) --help'")")
  }
}
