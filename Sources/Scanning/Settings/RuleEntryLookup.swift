internal import Documents
internal import Findings

/// The rules that entries of one configuration mean, and the options that they set.
struct RuleEntryLookup {
  let text: ConfigurationText
  let catalogue: RuleStates.Catalogue

  /// Each entry with its rules, the least exact entry first.
  ///
  /// - Throws: ``UsageError``, with the place, where there is no such rule, or two entries mean the same.
  func rules(
    of entries: [Configuration.RuleEntry]
  ) throws(UsageError) -> [(entry: Configuration.RuleEntry, rules: [RuleMetadata])] {
    var found: [(entry: Configuration.RuleEntry, rules: [RuleMetadata])] = []
    for entry in entries {
      let rules: [RuleMetadata]
      do throws(RuleSelector.NothingMatches) {
        rules = try entry.selector.matches(in: catalogue.rules)
      } catch {
        throw text.error(error.message, at: entry.range)
      }
      let isSame = { (other: Configuration.RuleEntry, others: [RuleMetadata]) in
        other.selector.isSame(as: entry.selector)
          || !other.selector.isPrefix && !entry.selector.isPrefix && others[0].id == rules[0].id
      }
      if found.contains(where: { isSame($0.entry, $0.rules) }) {
        let name = entry.selector.isPrefix ? "" : " is \(rules[0].id), which"
        throw text.error(
          "'\(entry.selector.text)'\(name) has its settings above", at: entry.range)
      }
      if entry.toggle == .off, !entry.selector.isPrefix, catalogue.always.contains(rules[0].id) {
        throw text.error(Self.cannotSkip(rules[0].id), at: entry.range)
      }
      found.append((entry, rules))
    }
    return found.sorted { $0.entry.selector.exactness < $1.entry.selector.exactness }
  }

  /// Why a rule is always asked.
  static func cannotSkip(_ id: String) -> String {
    "\(id) is always asked, since nothing else is checked in a file that it refuses"
  }

  /// The options that an entry sets.
  ///
  /// - Throws: ``UsageError``, with the place, where an option is none, or takes another kind of value.
  func options(
    of entry: Configuration.RuleEntry, for rules: [RuleMetadata]
  ) throws(UsageError) -> [String: Setting<OptionValue>] {
    guard let first = entry.options.first else { return [:] }
    guard !entry.selector.isPrefix else {
      throw text.error(
        "options belong to one rule, and '\(entry.selector.text)' means several",
        at: first.nameRange)
    }
    var options: [String: Setting<OptionValue>] = [:]
    for option in entry.options {
      options[option.name] = Setting(try value(of: option, for: rules[0]), option.value.origin)
    }
    return options
  }

  private func value(
    of setting: Configuration.Option, for rule: RuleMetadata
  ) throws(UsageError) -> OptionValue {
    let options = rule.details().options
    guard let option = options.first(where: { $0.name == setting.name }) else {
      let names = options.map(\.name)
      guard !names.isEmpty else {
        throw text.error("rule \(rule.id) has no options", at: setting.nameRange)
      }
      let all = names.map { "'\($0)'" }.joined(separator: ", ")
      throw text.unknown(
        "rule \(rule.id) has no option", setting.name, at: setting.nameRange, among: names,
        otherwise: "it has \(all)")
    }
    let value = setting.value.value
    if let value = value.asKind(of: option.defaultValue) { return value }
    let subject = "option '\(option.name)' of \(rule.id) takes \(option.defaultValue.kind)"
    if case .list(let items) = value, case .list(let examples) = option.defaultValue,
      let example = examples.first
    {
      for (item, node) in zip(items, setting.node.elements) where item.asKind(of: example) == nil {
        throw text.error("\(subject); \(words(for: item, at: node, wanted: example))", at: node)
      }
    }
    let words = words(for: value, at: setting.node, wanted: option.defaultValue)
    throw text.error("\(subject); \(words)", at: setting.node)
  }

  /// What stands there instead, and how to fix a text that YAML takes for something else.
  private func words(for value: OptionValue, at node: Node, wanted: OptionValue) -> String {
    guard case .string = wanted, node.kind.isScalar else { return "this is \(value.kind)" }
    return "this is \(value.kind): put it in quotes"
  }
}
