import Findings
import Foundation
import Guard
import GuardHeaders

/// The list of rules, by file name: Swift types, and Guard files with what their comments say.
enum RuleList {
  static func code(_ files: [URL]) throws -> String {
    let entries = try files.map { file in
      let name = file.deletingPathExtension().lastPathComponent
      return file.pathExtension == "guard"
        ? (name: name, rule: "guard\(name)()", function: try function(of: name, file))
        : (name: name, rule: "\(name)()", function: "")
    }.sorted { $0.name < $1.name }
    return """
      internal import Findings
      internal import GuardRules
      internal import Rules

      /// Every rule of `rules/`, by file name.
      let listedRules: [any Rule] = [
      \(entries.map { "  \($0.rule),\n" }.joined())]

      \(entries.map(\.function).joined())
      """
  }

  /// A function that makes the rule of a Guard file.
  ///
  /// The leading comment is read here and nowhere else: a scan finds what it says as values.
  private static func function(of name: String, _ file: URL) throws -> String {
    let text = try String(contentsOf: file, encoding: .utf8)
    let rules: RulesFile
    let header: GuardHeader?
    do throws(RulesFileError) {
      rules = try RulesFile(parsing: Array(text.utf8))
      header = try GuardHeader(of: rules.source)
    } catch {
      throw RuleFileError(path: file.path, reason: error.message)
    }
    guard let header, !header.resourceTypes.isEmpty,
      rules.rules.contains(where: { $0.name == name })
    else {
      throw RuleFileError(
        path: file.path, reason: "the comment has no id and types, or no rule is named '\(name)'")
    }
    let metadata = header.metadata(named: name, of: rules)
    let profiles = metadata.profiles.map { ".\($0)" }.joined(separator: ", ")
    return """
      private func guard\(name)() -> PropertyRule {
        PropertyRule(
          name: \(literal(name)), id: \(literal(metadata.id)), title: \(literal(metadata.title)),
          severity: .\(metadata.severity), precision: .\(metadata.precision),
          profiles: [\(profiles)], types: \(literal(header.resourceTypes)),
          convertsValues: \(header.convertsValues), details: { \(code(metadata.details())) },
          text: \(literal(rulesWithoutComment(of: text))))
      }


      """
  }

  /// The rules of a file, behind its leading comment.
  private static func rulesWithoutComment(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("#") }
      .joined(separator: "\n")
  }

  private static func code(_ details: RuleDetails) -> String {
    let examples = details.examples.map { example in
      let given = example.given.sorted { $0.key < $1.key }
        .map { "\(literal($0.key)): \(literal($0.value))" }.joined(separator: ", ")
      return """
        Example(
        expectation: .\(example.expectation), markedTemplate: \(literal(example.markedTemplate)),
        given: [\(given.isEmpty ? ":" : given)]),

        """
    }
    let options = details.options.map { option in
      """
      RuleOption(
      name: \(literal(option.name)), description: \(literal(option.description)),
      defaultValue: \(code(option.defaultValue))),

      """
    }
    return """
      RuleDetails(
      rationale: \(literal(details.rationale)),
      remediation: \(literal(details.remediation)),
      references: \(literal(details.references)),
      examples: [
      \(examples.joined())],
      options: [
      \(options.joined())])
      """
  }

  private static func code(_ value: OptionValue) -> String {
    switch value {
    case .string(let text): ".string(\(literal(text)))"
    case .integer(let number): ".integer(\(number))"
    case .real(let number): ".real(\(number))"
    case .boolean(let flag): ".boolean(\(flag))"
    case .list(let items): ".list([\(items.map(code).joined(separator: ", "))])"
    }
  }

  /// A text as Swift writes it, whatever is in it.
  private static func literal(_ text: String) -> String {
    text.contains("\n") ? "####\"\"\"\n\(text)\n\"\"\"####" : "####\"\(text)\"####"
  }

  private static func literal(_ texts: [String]) -> String {
    "[\(texts.map(literal).joined(separator: ", "))]"
  }
}

/// A rules file that cannot be embedded.
struct RuleFileError: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "\(path): \(reason)" }
}
