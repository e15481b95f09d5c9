internal import Resolution

extension ConditionEntry {
  /// Whether a call satisfies the entry.
  func holds(for call: PolicyCall, policyVariables: Truth) -> Truth {
    guard let operation else { return .open }
    let state = call.value(of: key)
    if operation.family == .null { return null(state, operation) }
    if values.items.isEmpty, !values.isOpen, !values.isAbsent {
      return withoutValues(state, operation)
    }
    switch state {
    case .absent: return operation.resultWithoutKey
    case .unknown: return isTrueForEveryValue(operation) ? .yes : .open
    case .text(let text): return holds(text, operation, call, policyVariables)
    case .texts(let texts):
      let each = texts.map { holds($0, operation, call, policyVariables) }
      switch operation.quantifier {
      case .any: return .any(each)
      case .all: return .all(each)
      // AWS says that such a key needs a set operator.
      case nil: return .open
      }
    }
  }

  /// Whether one value of the request satisfies the entry.
  private func holds(
    _ text: Text, _ operation: ConditionOperator, _ call: PolicyCall, _ policyVariables: Truth
  ) -> Truth {
    let result = Truth.any(
      values.items.map { value in match(text, value, operation, call, policyVariables) })
    return operation.isNegated ? result.negated : result
  }

  /// `Null: true` holds where the key is absent, `Null: false` where it is there.
  private func null(_ state: PolicyCall.KeyValue, _ operation: ConditionOperator) -> Truth {
    if let quantifier = operation.quantifier { return quantifier == .all ? .yes : .no }
    let mustBeAbsent: Bool
    switch values.items.first?.knownText?.lowercased() {
    case "true" where values.items.count == 1: mustBeAbsent = true
    case "false" where values.items.count == 1: mustBeAbsent = false
    default: return .open
    }
    switch state {
    case .absent: return mustBeAbsent ? .yes : .no
    case .text, .texts: return mustBeAbsent ? .no : .yes
    case .unknown: return .open
    }
  }

  /// An empty list of values: section 4.6.
  private func withoutValues(_ state: PolicyCall.KeyValue, _ operation: ConditionOperator) -> Truth
  {
    if operation.quantifier == .any { return .no }
    guard operation.ifExists || operation.quantifier == .all else { return .open }
    switch state {
    case .absent: return .yes
    case .text, .texts: return .no
    case .unknown: return .open
    }
  }

  /// `StringLike "*"` that also holds without the key says nothing.
  private func isTrueForEveryValue(_ operation: ConditionOperator) -> Bool {
    operation.family == .glob && !operation.isNegated && operation.resultWithoutKey == .yes
      && values.items.contains { $0.knownText == "*" }
  }

  private func match(
    _ text: Text, _ value: Value, _ operation: ConditionOperator, _ call: PolicyCall,
    _ policyVariables: Truth
  ) -> Truth {
    // What is open may be a list: it says something only where it is the very same.
    if value.isOpen { return value.asText == text ? .yes : .open }
    guard let written = value.asText else { return .open }
    let pattern: Text
    switch PolicyVariables.expand(written, in: call, policyVariables) {
    case .text(let text): pattern = text
    case .matchesNothing: return .no
    case .open: return .open
    }
    switch operation.family {
    case .text: return text.equals(pattern)
    case .textIgnoringCase: return text.foldingCase.equals(pattern.foldingCase)
    case .glob: return Truth(text.matches(pattern: pattern))
    case .arn: return arn(text, pattern)
    case .boolean: return text.foldingCase.equals(pattern.foldingCase)
    case .null, .number, .date, .address, .bytes: return .open
    }
  }

  /// Component by component: a `*` does not cross a colon, but in the last of the six.
  private func arn(_ text: Text, _ pattern: Text) -> Truth {
    if text == pattern { return .yes }
    guard let textParts = text.arnComponents, let patternParts = pattern.arnComponents
    else {
      return .open
    }
    guard textParts.count == 6, patternParts.count == 6 else { return .no }
    return Truth.all(zip(textParts, patternParts).map { Truth($0.matches(pattern: $1)) })
  }
}

extension Text {
  /// Letters of the literal parts in lower case.
  var foldingCase: Text {
    Text(
      parts.map { part in
        if case .literal(let literal) = part { .literal(literal.lowercased()) } else { part }
      })
  }
}

/// `${key}` and `${key, 'default'}` in values of a condition: section 4.5.
enum PolicyVariables {
  enum Expansion {
    case text(Text)
    /// A key is missing and has no default.
    case matchesNothing
    case open
  }

  static func expand(_ text: Text, in call: PolicyCall, _ enabled: Truth) -> Expansion {
    guard text.parts.contains(where: isVariable) else { return .text(text) }
    switch enabled {
    case .no: return .text(text)
    case .open: return .open
    case .yes: break
    }
    var result = Text()
    for part in text.parts {
      guard case .literal(let literal) = part else {
        result.append(part)
        continue
      }
      var rest = literal[...]
      while let start = rest.firstRange(of: "${"),
        let end = rest[start.upperBound...].firstIndex(of: "}")
      {
        result.append(String(rest[..<start.lowerBound]))
        let (key, fallback) = keyAndDefault(rest[start.upperBound..<end])
        // `${*}`, `${?}` and `${$}` are single characters that a glob takes literally.
        if ["*", "?", "$"].contains(key) { return .open }
        switch call.value(of: key) {
        case .text(let value): result.append(value)
        case .unknown, .texts: return .open
        case .absent:
          guard let fallback else { return .matchesNothing }
          result.append(fallback)
        }
        rest = rest[rest.index(after: end)...]
      }
      result.append(String(rest))
    }
    return .text(result)
  }

  static func isVariable(_ part: Text.Part) -> Bool {
    guard case .literal(let literal) = part else { return false }
    return literal.utf8.contains(UInt8(ascii: "$")) && literal.contains("${")
  }

  private static func keyAndDefault(_ inside: Substring) -> (key: String, fallback: String?) {
    guard let comma = inside.firstIndex(of: ",") else { return (String(inside), nil) }
    let rest = inside[inside.index(after: comma)...].drop { $0 == " " }
    let fallback = rest.dropFirst().prefix { $0 != "'" }
    return (String(inside[..<comma]), String(fallback))
  }
}
