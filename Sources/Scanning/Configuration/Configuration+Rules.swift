internal import BuiltInRules
internal import Documents
internal import Findings
internal import Rules

/// A rule as a configuration may speak of it.
struct ConfigurableRule: Sendable {
  let id: String
  let name: String
  let options: [RuleOption]

  /// The rules that ship, those of every profile, and those of rules files.
  static func all(with given: [any Rule]) -> [ConfigurableRule] {
    RuleSet(BuiltInRules.all + given).metadata.map {
      ConfigurableRule(id: $0.id, name: $0.name, options: $0.details().options)
    }
  }
}

extension Configuration {
  /// The options that are set, by the ids of their rules.
  ///
  /// - Parameter rules: all that there are, asked or not.
  /// - Throws: ``UsageError``, with the place, where a rule or an option is none, is set twice, or
  ///   takes another kind of value.
  func options(
    of rules: [ConfigurableRule]
  ) throws(UsageError) -> [String: [String: OptionValue]] {
    var values: [String: [String: OptionValue]] = [:]
    for settings in self.rules {
      let rule = try rule(settings, among: rules)
      guard values[rule.id] == nil else {
        throw text.error(
          "'\(settings.selector)' is \(rule.id), which has its settings above",
          at: settings.selectorRange)
      }
      var options: [String: OptionValue] = [:]
      for setting in settings.options {
        options[setting.name] = try value(of: setting, for: rule)
      }
      values[rule.id] = options
    }
    return values
  }

  private func rule(
    _ settings: RuleSettings, among rules: [ConfigurableRule]
  ) throws(UsageError) -> ConfigurableRule {
    let selector = settings.selector.lowercased()
    let found = rules.first { $0.id.lowercased() == selector || $0.name.lowercased() == selector }
    if let found { return found }
    throw text.unknown(
      "there is no rule", settings.selector, at: settings.selectorRange,
      among: rules.flatMap { [$0.id, $0.name] }, otherwise: "see 'cogcheck rules'")
  }

  private func value(
    of setting: Setting, for rule: ConfigurableRule
  ) throws(UsageError) -> OptionValue {
    guard let option = rule.options.first(where: { $0.name == setting.name }) else {
      let names = rule.options.map(\.name)
      guard !names.isEmpty else {
        throw text.error("rule \(rule.id) has no options", at: setting.nameRange)
      }
      let all = names.map { "'\($0)'" }.joined(separator: ", ")
      throw text.unknown(
        "rule \(rule.id) has no option", setting.name, at: setting.nameRange, among: names,
        otherwise: "it has \(all)")
    }
    if let value = setting.value.asKind(of: option.defaultValue) { return value }
    let subject = "option '\(option.name)' of \(rule.id) takes \(option.defaultValue.kind)"
    if case .list(let items) = setting.value, case .list(let examples) = option.defaultValue,
      let example = examples.first
    {
      for (item, node) in zip(items, setting.node.elements) where item.asKind(of: example) == nil {
        throw text.error("\(subject); \(words(for: item, at: node, wanted: example))", at: node)
      }
    }
    let words = words(for: setting.value, at: setting.node, wanted: option.defaultValue)
    throw text.error("\(subject); \(words)", at: setting.node)
  }

  /// What stands there instead, and how to fix a text that YAML takes for something else.
  private func words(for value: OptionValue, at node: Node, wanted: OptionValue) -> String {
    guard case .string = wanted, node.kind.isScalar else { return "this is \(value.kind)" }
    return "this is \(value.kind): put it in quotes"
  }
}
