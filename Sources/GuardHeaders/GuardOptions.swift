internal import Findings
internal import Guard

extension RulesFile {
  /// The options that a leading comment names, with the literals that the file binds as defaults.
  ///
  /// A name that the file does not bind to a literal is no option.
  func options(_ descriptions: [(name: String, description: String)]) -> [RuleOption] {
    descriptions.compactMap { name, description in
      guard let literal = literal(name), let value = OptionValue(literal) else { return nil }
      return RuleOption(name: name, description: description, defaultValue: value)
    }
  }
}

extension OptionValue {
  /// The value that a rules file binds; `nil` for one that no configuration can write.
  fileprivate init?(_ value: GuardValue) {
    if let pattern = value.patternText {
      self = .string(pattern)
      return
    }
    switch value.content {
    case .string(let text): self = .string(text)
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .boolean(let flag): self = .boolean(flag)
    case .list(let items):
      let values = items.compactMap { OptionValue($0) }
      guard values.count == items.count else { return nil }
      self = .list(values)
    case .null, .map, .open, .character, .expression: return nil
    }
  }
}
