import Foundation
import TestSupport

/// A page of the manual, in the macros of man(7).
struct ManualPage {
  private(set) var text: String

  init(_ name: String, section: Int, summary: String, version: String) {
    text = ".TH \(name.uppercased()) \(section) \"\" \"\(version)\"\n"
    add(section: "NAME")
    text += Self.escaped("\(name) - \(summary)\n")
  }

  mutating func add(section: String) { text += ".SH \(section)\n" }

  mutating func add(part: String) { text += ".SS \(Self.escaped(part))\n" }

  mutating func add(paragraph: String) { text += ".PP\n\(Self.escaped(paragraph))\n" }

  /// Lines that stay as they are.
  mutating func add(lines: String) { text += ".PP\n.nf\n\(Self.escaped(lines))\n.fi\n" }

  mutating func add(term: String, _ words: String) {
    text += ".TP\n.B \(Self.escaped(term))\n\(Self.escaped(words))\n"
  }

  /// A line that begins with a period would be a macro; a hyphen is one that can be copied.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("`", with: "")
      .replacing(/(?m)^(?=[.'])/, with: "\\&")
  }
}

extension ManualPage {
  /// A table of a page in Markdown, as terms and words.
  ///
  /// - Parameter columns: of the term and of its words, from 0.
  mutating func add(
    tableOf page: String, headed head: String, columns: (term: Int, words: Int)
  ) throws {
    let lines = try Repository.text(of: page).split(
      separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.drop { $0 != head }.dropFirst(2).prefix { $0.hasPrefix("|") }
    for row in rows {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }.dropFirst().dropLast()
      let (term, words) = (cells[1 + columns.term], cells[1 + columns.words])
      if !term.isEmpty { add(term: term, words) }
    }
  }
}

/// What the argument parser knows of a command: `--experimental-dump-help` of swift-argument-parser 1.8.2.
struct HelpDump: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let allValues: [String]?
    let defaultValue: String?
    /// It is on the page of help.
    let shouldDisplay: Bool

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    /// As it is written on a command line.
    var spelling: String {
      let names = (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
      let value = kind == "flag" ? nil : valueName.map { "<\($0)>" }
      return [names.joined(separator: ", "), value ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    }

    var words: String {
      let values = allValues.map { ["One of \($0.joined(separator: ", "))."] } ?? []
      let preset = defaultValue.map { ["Default: \($0)."] } ?? []
      return ([abstract ?? ""] + values + preset).joined(separator: " ")
    }
  }
}

extension ManualPage {
  /// A command with its options, hidden ones too, and the commands behind it.
  mutating func add(_ command: HelpDump.Command, behind front: String) {
    let name = "\(front) \(command.commandName)"
    add(part: name)
    add(paragraph: command.abstract ?? "")
    if let discussion = command.discussion { add(lines: discussion) }
    for argument in command.arguments ?? []
    where !["help", "version"].contains(argument.valueName) {
      add(term: argument.spelling, argument.words)
    }
    for further in command.subcommands ?? [] { add(further, behind: name) }
  }
}

/// A JSON Schema, as far as `cogcheck schema config` writes it.
final class KeySchema: Decodable {
  let description: String?
  let properties: [String: KeySchema]?
  let items: KeySchema?
  let additionalProperties: Further?
  let anyOf: [KeySchema]?
  let `enum`: [Word]?

  /// One of the values of an enumeration.
  struct Word: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? "\(container.decode(Bool.self))"
    }
  }

  enum Further: Decodable {
    case none
    case each(KeySchema)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self =
        (try? container.decode(Bool.self)) == nil
        ? .each(try container.decode(KeySchema.self)) : .none
    }
  }

  /// All keys below it with their descriptions.
  func keys(below front: String) -> [(name: String, words: String)] {
    var keys: [(name: String, words: String)] = []
    for (name, key) in (properties ?? [:]).sorted(by: { $0.key < $1.key }) {
      let values = key.enum.map { [" One of \($0.map(\.text).joined(separator: ", "))."] } ?? []
      keys.append((front + name, ([key.description ?? ""] + values).joined()))
      keys += key.keys(below: "\(front)\(name).")
    }
    keys += items?.keys(below: front) ?? []
    if case .each(let value) = additionalProperties { keys += value.keys(below: "\(front)NAME.") }
    return keys + (anyOf ?? []).flatMap { $0.keys(below: front) }
  }
}
