/// Something of a rule that a configuration may set.
public struct RuleOption: Hashable, Sendable {
  /// As configurations write it: `minimum`.
  public let name: String
  /// One sentence without final period: what it decides.
  public let description: String
  /// What holds where nothing is set; a value that is set is of the same kind.
  public let defaultValue: OptionValue

  /// An option with its default.
  public init(name: String, description: String, defaultValue: OptionValue) {
    self.name = name
    self.description = description
    self.defaultValue = defaultValue
  }
}

/// The value of an option of a rule.
public enum OptionValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  /// A finite number.
  case real(Double)
  case boolean(Bool)
  /// None of them is a list.
  case list([OptionValue])
}

extension OptionValue {
  /// What it is, for messages: `an integer`, `a list of strings`.
  public var kind: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .real: "a number"
    case .boolean: "a boolean"
    case .list(let items):
      switch items.first {
      case .string: "a list of strings"
      case .integer: "a list of integers"
      case .real: "a list of numbers"
      case .boolean: "a list of booleans"
      case .list, nil: "a list"
      }
    }
  }

  /// The value as a configuration writes it.
  public var text: String {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .boolean(let flag): flag ? "true" : "false"
    case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    }
  }

  /// The value as one of the kind of `example`; `nil` where it is of another.
  ///
  /// An integer is a number too. The items of a list are as the first of `example`, or anything where
  /// that is empty.
  public func asKind(of example: OptionValue) -> OptionValue? {
    switch (self, example) {
    case (.string, .string), (.integer, .integer), (.real, .real), (.boolean, .boolean):
      return self
    case (.integer(let number), .real): return .real(Double(number))
    case (.list(let items), .list(let examples)):
      guard let example = examples.first else { return self }
      let same = items.compactMap { $0.asKind(of: example) }
      return same.count == items.count ? .list(same) : nil
    default: return nil
    }
  }
}
