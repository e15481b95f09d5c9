import ArgumentParser
internal import Documents
import Scanning

/// What is wrong with a command line, in one sentence that says what to do.
///
/// swift-argument-parser 1.8.2 keeps its errors to itself and gives only their words, which are taken apart here.
struct CommandLineError {
  let message: String

  /// - Parameters:
  ///   - words: of the argument parser, or of a `validate` of ours.
  ///   - arguments: the command line.
  init(_ words: String, in arguments: [String]) {
    let help = "see '\(Self.command(in: arguments)) --help'"
    message =
      Self.unknownOption(words, help) ?? Self.badValue(words) ?? Self.valueProblem(words)
      ?? Self.surplus(words, help) ?? Self.missing(words, help) ?? words
  }

  /// The command that the line is of: `cogcheck config show`.
  private static func command(in arguments: [String]) -> String {
    (["cogcheck"] + CommandLineHint.commands(in: arguments)).joined(separator: " ")
  }

  private static func unknownOption(_ words: String, _ help: String) -> String? {
    guard let match = words.firstMatch(of: /^Unknown option '(.+?)'(\. Did you mean '(.+?)'\?)?/)
    else { return nil }
    let name = String(match.1)
    let near = match.3.flatMap { name.nearest(in: [String($0)]) }
    return "there is no option '\(name)'; \(near.map { "did you mean '\($0)'?" } ?? help)"
  }

  private static func badValue(_ words: String) -> String? {
    guard
      let match = words.firstMatch(
        of:
          /^The value '((?s).*)' is invalid for '(.+?)'(?:: ((?s).*)|\. Please provide one of ((?s).*))?$/
      )
    else { return nil }
    let option = subject(of: match.2)
    let value = String(match.1)
    if let reason = match.3 { return "\(option): \(reason)" }
    let choices = (match.4 ?? "").matches(of: /'(.+?)'|  - (.+)/)
      .map { String($0.1 ?? $0.2 ?? "") }
    guard !choices.isEmpty else { return "\(option) does not take '\(value)'" }
    let near = value.nearest(in: choices).map { "; did you mean '\($0)'?" } ?? ""
    return "\(option) takes \(ChoiceWords.list(choices)), not '\(value)'\(near)"
  }

  private static func valueProblem(_ words: String) -> String? {
    if let match = words.firstMatch(of: /^Missing value for '(.+?)'/) {
      return "\(subject(of: match.1)) takes a value; write '\(match.1)'"
    }
    let surplus = /^The option '(.+?)' does not take any value, but '((?s).*)' was specified\.$/
    guard let match = words.firstMatch(of: surplus) else { return nil }
    return "\(match.1) takes no value; leave '=\(match.2)' out"
  }

  private static func surplus(_ words: String, _ help: String) -> String? {
    if let match = words.firstMatch(of: /^Unexpected argument '((?s).*)'$/) {
      return "nothing takes the argument '\(match.1)'; \(help)"
    }
    guard let match = words.firstMatch(of: /^[0-9]+ unexpected arguments: ((?s).*)$/) else {
      return nil
    }
    return "nothing takes the arguments \(match.1); \(help)"
  }

  private static func missing(_ words: String, _ help: String) -> String? {
    guard let match = words.firstMatch(of: /^Missing expected argument '(.+?)'$/) else {
      return nil
    }
    return "a value for '\(match.1)' is missing; \(help)"
  }

  /// `--fail-on <severity>` as `--fail-on`, `<path>` as `argument '<path>'`.
  private static func subject(of synopsis: Substring) -> String {
    synopsis.hasPrefix("-") ? String(synopsis.prefix { $0 != " " }) : "argument '\(synopsis)'"
  }
}
