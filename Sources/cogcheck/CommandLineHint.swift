internal import Documents
import FoundationEssentials
import Rules
import Scanning

/// Words for a command line that names no command.
enum CommandLineHint {
  private static let commands = [
    "scan", "test", "explain", "rules", "baseline", "suppressions", "help",
  ]

  /// `cogcheck PATH` or `cogcheck help COMAND`: what was probably meant.
  static func misplacedWord(in arguments: [String]) -> UsageError? {
    guard let first = arguments.first else { return nil }
    if first == "help" {
      return arguments.dropFirst().first.flatMap { unknownCommand($0, prefix: "cogcheck help ") }
    }
    guard let error = unknownCommand(first, prefix: "cogcheck ") else { return nil }
    if first.nearest(in: commands) == nil, FileManager.default.fileExists(atPath: first) {
      return UsageError("'\(first)' is not a command; did you mean 'cogcheck scan \(first)'?")
    }
    return error
  }

  private static func unknownCommand(_ word: String, prefix: String) -> UsageError? {
    guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
    let hint = word.nearest(in: commands).map { "did you mean '\(prefix)\($0)'?" }
    return UsageError(
      "there is no command '\(word)'; \(hint ?? "see 'cogcheck --help'")")
  }
}
