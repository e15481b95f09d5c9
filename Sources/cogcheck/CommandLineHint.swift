import FoundationEssentials
import Rules
import Scanning

/// Words for a command line that names no command.
enum CommandLineHint {
  private static let commands = ["scan", "explain", "rules", "help"]

  /// `cogcheck PATH`: what was probably meant.
  static func misplacedPath(_ first: String) -> UsageError? {
    guard !first.hasPrefix("-"), !commands.contains(first) else { return nil }
    if let near = first.nearest(in: commands) {
      return UsageError("there is no command '\(first)'; did you mean 'cogcheck \(near)'?")
    }
    if FileManager.default.fileExists(atPath: first) {
      return UsageError("'\(first)' is no command; did you mean 'cogcheck scan \(first)'?")
    }
    return UsageError("there is no command '\(first)'; see 'cogcheck --help'")
  }
}
