public import Documents

extension Check {
  /// What is wrong, in words made from the clause: `MinimumLength is 6; expected at least 12`.
  ///
  /// One line without final period. `source` is the text of the rules file.
  public func words(in source: SourceText) -> String {
    guard let comparison else {
      return kind == .noValue
        ? "clause '\(source.string(in: range))' does not hold" : "\(missingName) is missing"
    }
    guard let found = foundWords else {
      return "nothing is found by '\(source.string(in: range))'"
    }
    return found + (expectation(of: comparison, in: source).map { "; expected \($0)" } ?? "")
  }

  /// What was found, in words: `MinimumLength is 6`, `MinimumLength is missing`; `nil` where it is neither.
  public var foundWords: String? {
    guard let comparison else { return nil }
    if kind == .unresolved || kind == .unresolvedBlock { return "\(missingName) is missing" }
    guard let value else { return nil }
    let verb = value.isListItem ? "has" : "is"
    return "\(name(of: value, comparison) ?? "a value") \(verb) \(value.words)"
  }

  /// What is not decided, in words: `MinimumLength is not decided by the template`.
  public func openWords(in source: SourceText) -> String {
    if let missing, !missing.isEmpty, value?.isOpen != true {
      return "\(missingName) may be set elsewhere"
    }
    let subject = comparison.flatMap { clause in value.flatMap { name(of: $0, clause) } }
    return "\(subject ?? "a value that the rule needs") is not decided by the template"
  }

  private var missingName: String {
    let keys = (missing ?? "").split(separator: ".").filter {
      $0 != "*" && $0 != "Properties" && !$0.hasPrefix("[") && Int($0) == nil
    }
    return keys.isEmpty ? comparison?.query.lastKey ?? "a value" : keys.joined(separator: ".")
  }

  /// The key under which the value stands, else the last one of the query.
  private func name(of value: GuardValue, _ comparison: Comparison) -> String? {
    switch value.place {
    case .key(let node): return node.enclosingEntry.map { "key '\($0.key)'" }
    case .value(var node):
      while node.enclosingEntry == nil, let parent = node.parent { node = parent }
      if let entry = node.enclosingEntry, !entry.key.hasPrefix("Fn::"), entry.key != "Ref" {
        return entry.key + (Self.ownerName(of: node).map { " of '\($0)'" } ?? "")
      }
    case .none: break
    }
    return comparison.query.lastKey
  }

  /// The `Name` of the list's item that a property belongs to: it tells one item from another.
  private static func ownerName(of property: Node) -> String? {
    guard property.enclosingEntry?.key != "Name", let item = property.parent,
      item.parent?.kind == .list
    else { return nil }
    return item["Name"]?.string
  }

  /// What would have passed; `nil` where that cannot be said shortly.
  private func expectation(of comparison: Comparison, in source: SourceText) -> String? {
    switch comparison.predicate {
    case .unary(let unary, let isNegated):
      return unary.words(isNegated: isNegated != comparison.isNegatedInFront)
    case .binary(let binary, let isNegated, let operand):
      // What a variable stands for says more than its name.
      var right = operand.words(in: source)
      if case .query = operand, let other, other.isScalar { right = other.words }
      return binary.words(isNegated: isNegated, operand, right)
    }
  }
}

extension Query {
  /// The last key that it names.
  var lastKey: String? {
    for case .key(let key) in steps.reversed() { return key }
    if case .key(let key) = head { return key }
    return nil
  }
}

extension UnaryOperator {
  fileprivate func words(isNegated: Bool) -> String? {
    switch self {
    case .exists: isNegated ? "no value" : nil
    case .empty: isNegated ? "a value that is not empty" : "an empty value"
    case .isString: isNegated ? "anything but a text" : "a text"
    case .isList: isNegated ? "anything but a list" : "a list"
    case .isStruct: isNegated ? "anything but a mapping" : "a mapping"
    case .isBool: isNegated ? "anything but true or false" : "true or false"
    case .isInt: isNegated ? "anything but a whole number" : "a whole number"
    case .isNull: isNegated ? "a value" : "null"
    case .isFloat: isNegated ? "anything but a decimal number" : "a decimal number"
    }
  }
}

extension BinaryOperator {
  fileprivate func words(isNegated: Bool, _ operand: Operand, _ right: String) -> String {
    switch self {
    case .equal:
      if case .literal(.pattern, _) = operand {
        return isNegated ? "a text that does not match \(right)" : "a text that matches \(right)"
      }
      return isNegated ? "anything but \(right)" : right
    case .in:
      if case .literal(.list, _) = operand {
        return isNegated ? "none of \(right)" : "one of \(right)"
      }
      return isNegated ? "a value that is not in \(right)" : "a value in \(right)"
    case .less: return "less than \(right)"
    case .lessOrEqual: return "at most \(right)"
    case .greater: return "more than \(right)"
    case .greaterOrEqual: return "at least \(right)"
    }
  }
}

extension Operand {
  fileprivate func words(in source: SourceText) -> String {
    switch self {
    case .literal(.list(let items), _):
      items.map { GuardValue(literal: $0).words }.joined(separator: ", ")
    case .literal(let literal, let range):
      switch literal {
      case .pattern, .range, .map: source.string(in: range)
      default: GuardValue(literal: literal).words
      }
    case .call, .query: source.string(in: range)
    }
  }
}

extension GuardValue {
  fileprivate var isScalar: Bool {
    switch content {
    case .string, .boolean, .integer, .real: true
    default: false
    }
  }

  /// It stands in a list of the template, under the key of the list.
  fileprivate var isListItem: Bool {
    if case .value(let node) = place { node.parent?.kind == .list } else { false }
  }

  /// The value in a message.
  var words: String {
    switch content {
    case .null: "null"
    case .string(let text): "'\(text)'"
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .map: "a mapping"
    case .open(let open): open.text?.quoted ?? "not decided"
    case .character(let scalar): "'\(scalar)'"
    case .expression(let expression): expression.words
    }
  }
}

extension GuardExpression {
  fileprivate var words: String {
    switch form {
    case .pattern(let pattern): "/\(pattern.text)/"
    case .range: "a range"
    }
  }
}
