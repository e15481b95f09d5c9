internal import Documents
internal import Findings

/// Takes a configuration for what it says, and refuses what none says.
struct ConfigurationReader {
  let text: ConfigurationText

  /// The keys of one mapping.
  private struct Keys {
    let known: [String]
    /// Promised, and refused until they do what they say.
    let promised: [String]

    static let file = Keys(
      known: ["version", "rules"],
      promised: [
        "extends", "fail-on", "include", "exclude", "parameters", "suppressions", "policy",
        "overrides",
      ])
    static let rule = Keys(known: ["options"], promised: ["severity"])
  }

  private static let version = 1

  /// What is set for each rule.
  func rules() throws(UsageError) -> [Configuration.RuleSettings] {
    let root = try text.document().root
    guard root.kind == .mapping else {
      throw text.error("a configuration is a mapping, which starts with 'version: 1'", at: root)
    }
    // Another version may have other keys.
    try checkVersion(in: root)
    try checkKeys(of: root, Keys.file)
    guard let rules = root["rules"] else { return [] }
    return try entries(of: rules, "'rules' takes a mapping of rules").map(settings)
  }

  private func checkVersion(in root: Node) throws(UsageError) {
    guard let version = root["version"] else {
      // The whole of an empty mapping, the first key of any other.
      throw text.error(
        "there is no 'version'; write 'version: \(Self.version)'",
        at: root.entries.first?.keyRange ?? root.range)
    }
    guard version.kind == .integer, let number = version.text.flatMap({ Int($0) }) else {
      throw text.error("'version' takes the number \(Self.version)", at: version)
    }
    guard number == Self.version else {
      throw text.error(
        "there is no version \(number) of the configuration; this cogcheck reads version "
          + "\(Self.version)", at: version)
    }
  }

  private func checkKeys(of mapping: Node, _ keys: Keys) throws(UsageError) {
    for entry in mapping.entries where !keys.known.contains(entry.key) {
      guard !keys.promised.contains(entry.key) else {
        throw text.error("'\(entry.key)' is not supported yet", at: entry.keyRange)
      }
      let known = keys.known.map { "'\($0)'" }.joined(separator: " and ")
      throw text.unknown(
        "there is no key", entry.key, at: entry.keyRange, among: keys.known + keys.promised,
        otherwise: keys.known.count == 1 ? "the key here is \(known)" : "the keys are \(known)")
    }
  }

  private func settings(_ rule: Entry) throws(UsageError) -> Configuration.RuleSettings {
    if rule.value.text?.lowercased() == "off" {
      throw text.error("'off' is not supported yet", at: rule.value)
    }
    let expected = "a rule takes a mapping, such as {options: {…}}"
    _ = try entries(of: rule.value, expected)
    try checkKeys(of: rule.value, Keys.rule)
    var options: [Configuration.Setting] = []
    if let written = rule.value["options"] {
      options = try entries(of: written, "'options' takes a mapping of options").map(setting)
    }
    return Configuration.RuleSettings(
      selector: rule.key, selectorRange: rule.keyRange, options: options)
  }

  private func setting(_ option: Entry) throws(UsageError) -> Configuration.Setting {
    Configuration.Setting(
      name: option.key, nameRange: option.keyRange, value: try value(of: option.value),
      node: option.value)
  }

  private func entries(of node: Node, _ expected: String) throws(UsageError) -> [Entry] {
    guard node.kind == .mapping else {
      throw text.error("\(expected), not \(words(for: node))", at: node)
    }
    return node.entries
  }

  // MARK: Values

  private func value(of node: Node) throws(UsageError) -> OptionValue {
    guard node.kind == .list else { return try scalar(node) }
    return .list(try node.elements.map(scalar))
  }

  private func scalar(_ node: Node) throws(UsageError) -> OptionValue {
    let written = node.text ?? ""
    switch node.kind {
    case .string: return .string(written)
    case .boolean: return .boolean(node.boolean == true)
    case .integer:
      guard let number = Int(written.replacing("_", with: "")) else {
        throw text.error("\(written) is too large", at: node)
      }
      return .integer(number)
    case .real:
      guard let number = Double(written.replacing("_", with: "")), number.isFinite else {
        throw text.error("\(written) is not a number that an option takes", at: node)
      }
      return .real(number)
    case .ambiguousNumber:
      throw text.error(
        "\(written) is one number in YAML 1.1 and another in 1.2; write it in decimal, or in quotes",
        at: node)
    case .null, .mapping, .list:
      throw text.error(
        "an option takes a string, a number, a boolean or a list of them, not \(words(for: node))",
        at: node)
    }
  }

  private func words(for node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .mapping: "a mapping"
    case .list: "a list"
    case .string: "a string"
    case .boolean: "a boolean"
    case .integer, .real, .ambiguousNumber: "a number"
    }
  }
}
