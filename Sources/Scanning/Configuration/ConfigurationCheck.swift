internal import Documents
internal import Findings

/// Refuses what no configuration says, at its place.
struct ConfigurationCheck {
  let text: ConfigurationText

  /// Holds a whole configuration against ``ConfigurationShape/file``.
  func check(_ root: Node) throws(UsageError) {
    guard root.kind == .mapping else {
      throw text.error(
        "a configuration is a mapping, which starts with 'version: \(ConfigurationShape.version)'",
        at: root)
    }
    // Another version may have other keys.
    try checkVersion(in: root)
    try check(root, .file, "a configuration")
  }

  private func checkVersion(in root: Node) throws(UsageError) {
    let expected = ConfigurationShape.version
    guard let version = root["version"] else {
      // The whole of an empty mapping, the first key of any other.
      throw text.error(
        "there is no 'version'; write 'version: \(expected)'",
        at: root.entries.first?.keyRange ?? root.range)
    }
    guard version.kind == .integer, let number = version.text.flatMap({ Int($0) }) else {
      throw text.error("'version' takes the number \(expected)", at: version)
    }
    guard number == expected else {
      throw text.error(
        "there is no version \(number) of the configuration; this cogcheck reads version \(expected)",
        at: version)
    }
  }

  /// - Parameter subject: what takes the value.
  private func check(
    _ node: Node, _ shape: ConfigurationShape, _ subject: String
  ) throws(UsageError) {
    switch shape {
    case .number: break
    case .word(let words): try check(node, isOneOf: words, subject)
    case .text(let noun): try checkText(node, "\(subject) takes \(noun)")
    case .truth:
      guard node.kind == .boolean else { throw refusal("\(subject) takes true or false", node) }
    case .count(let noun):
      guard node.kind == .integer, let count = node.text.flatMap({ Int($0) }), count > 0 else {
        throw text.error("\(subject) takes a number of \(noun) from 1", at: node)
      }
    case .day:
      guard node.text.flatMap({ CalendarDate($0) }) != nil else {
        let written = node.text.map { ", not '\($0)'" } ?? ""
        throw text.error("\(subject) takes a day, YYYY-MM-DD\(written)", at: node)
      }
    case .list(let item, let noun):
      guard node.kind == .list else { throw refusal("\(subject) takes a list of \(noun)", node) }
      for element in node.elements { try check(element, item, subject) }
    case .mapping(let keys, let noun):
      guard node.kind == .mapping else { throw refusal("\(noun) takes a mapping", node) }
      try check(node, has: keys, noun)
    case .table(let value, let noun, let each):
      guard node.kind == .mapping else {
        throw refusal("\(subject) takes a mapping of \(noun)", node)
      }
      for entry in node.entries { try check(entry.value, value, each) }
    case .toggle(let words, let other):
      if let toggle = ConfigurationShape.Toggle(node), words.contains(toggle) { return }
      guard let other else {
        throw refusal("\(subject) takes only \(quoted(words.map(\.rawValue))) here", node)
      }
      guard node.kind == .mapping else {
        throw refusal(
          "\(subject) takes \(quoted(words.map(\.rawValue))), or a mapping such as \(other.example)",
          node)
      }
      try check(node, other.shape, subject)
    case .option: _ = try OptionValue(node, in: text)
    }
  }

  private func check(
    _ mapping: Node, has keys: [ConfigurationKey], _ noun: String
  ) throws(UsageError) {
    let known = keys.map(\.name)
    for entry in mapping.entries where !known.contains(entry.key) {
      throw text.unknown(
        "there is no key", entry.key, at: entry.keyRange, among: known,
        otherwise: "\(noun) has \(ChoiceWords.list(known, joinedBy: "and"))")
    }
    for key in keys where key.isRequired && mapping[key.name] == nil {
      throw text.error("\(noun) takes a key '\(key.name)'", at: mapping)
    }
    for entry in mapping.entries {
      guard let key = keys.first(where: { $0.name == entry.key }) else { continue }
      try check(entry.value, key.shape, "'\(key.name)'")
    }
  }

  private func check(_ node: Node, isOneOf words: [String], _ subject: String) throws(UsageError) {
    let takes = "\(subject) takes \(ChoiceWords.list(words))"
    guard node.kind.isScalar, let word = node.text, node.kind != .null else {
      throw refusal(takes, node)
    }
    guard !words.contains(word) else { return }
    let near = word.nearest(in: words).map { "; did you mean '\($0)'?" } ?? ""
    throw text.error("\(takes), not '\(word)'\(near)", at: node)
  }

  private func checkText(_ node: Node, _ takes: String) throws(UsageError) {
    guard let text = node.string else {
      let isWord = node.kind.isScalar && node.kind != .null
      throw refusal(takes, node, isWord ? "; put it in quotes" : "")
    }
    guard text.isEmpty else { return }
    throw self.text.error("\(takes), not an empty string", at: node)
  }

  private func refusal(_ takes: String, _ node: Node, _ help: String = "") -> UsageError {
    text.error("\(takes), not \(node.kind.words)\(help)", at: node)
  }

  private func quoted(_ words: [String]) -> String {
    ChoiceWords.list(words.map { "'\($0)'" })
  }
}

extension ConfigurationShape.Toggle {
  /// `nil` for what is neither.
  init?(_ node: Node) {
    if let truth = node.boolean {
      self = truth ? .on : .off
    } else if let word = node.string?.lowercased(), let toggle = Self(rawValue: word) {
      self = toggle
    } else {
      return nil
    }
  }
}

extension Node.Kind {
  /// What a value is, in words.
  var words: String {
    switch self {
    case .null: "null"
    case .mapping: "a mapping"
    case .list: "a list"
    case .string: "a string"
    case .boolean: "a boolean"
    case .integer, .real, .ambiguousNumber: "a number"
    }
  }
}
