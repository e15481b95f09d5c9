internal import Documents
internal import Guard
internal import Rules
internal import Templates

/// The constraints of a parameter, and the values that break them.
struct ParameterConstraints {
  /// Whose they are.
  let parameter: Parameter

  /// A constraint, and the value, or item of a list, that breaks it.
  struct Broken {
    let constraint: Entry
    let item: String
  }

  /// Those that a value breaks, other than `AllowedPattern`, in written order.
  func broken(by value: String) -> [Broken] {
    let items = items(of: value)
    return parameter.entry.value.entries.compactMap { constraint in
      // A list may be allowed as a whole: https://github.com/aws-cloudformation/cfn-lint/pull/2521
      if constraint.key == "AllowedValues", !breaks(constraint, value) { return nil }
      return items.first { breaks(constraint, $0) }.map { Broken(constraint: constraint, item: $0) }
    }
  }

  /// A constraint that cannot be read is not broken; other rules speak of it.
  private func breaks(_ constraint: Entry, _ value: String) -> Bool {
    let limit = constraint.value.text.flatMap { Double($0) }
    switch constraint.key {
    case "AllowedValues":
      let allowed = constraint.value.elements
      return !allowed.isEmpty && !allowed.contains { $0.scalarText == value }
        && !allowed.contains { $0.kind == .ambiguousNumber || $0.isPutIn }
    case "MinLength": return limit.map { Double(value.utf16.count) < $0 } ?? false
    case "MaxLength": return limit.map { Double(value.utf16.count) > $0 } ?? false
    case "MinValue": return limit.map { limit in Double(value).map { $0 < limit } ?? true } ?? false
    case "MaxValue": return limit.map { limit in Double(value).map { $0 > limit } ?? true } ?? false
    case "Type":
      let type = constraint.value.text
      return (type == "Number" || type == "List<Number>") && !isNumber(value)
    default: return false
    }
  }

  /// Digits, with a sign, a point and an exponent where they belong.
  private func isNumber(_ value: String) -> Bool {
    Double(value)?.isFinite == true && value.allSatisfy { "0123456789+-.eE".contains($0) }
  }

  private func items(of value: String) -> [String] {
    guard parameter.isList else { return [value] }
    // Of an empty list of texts the service asks whether the empty text is right:
    // https://github.com/aws/aws-sdk/issues/632
    if value.isEmpty, parameter.type == "CommaDelimitedList" { return [value] }
    return value.split(separator: ",").map(trimmed)
  }

  private func trimmed(_ item: Substring) -> String {
    String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// `AllowedPattern` is one of Java's: what both read alike is decided.
extension ParameterConstraints {
  /// What `AllowedPattern` says of a value.
  enum PatternAnswer {
    case yes
    case no(item: String)
    case undecided
  }

  /// Whether the pattern takes a value, or each item of it.
  func patternTakes(_ value: String) -> PatternAnswer {
    guard let written = writtenPattern else { return .yes }
    guard !isJavaOnly(written), let expression = try? RegularExpression(written) else {
      return .undecided
    }
    if parameter.isList, case .found = expression.matchesWhole(value) { return .yes }
    for item in items(of: value) {
      switch expression.matchesWhole(item) {
      case .found: break
      case .none: return .no(item: item)
      case .tooCostly: return .undecided
      }
    }
    return .yes
  }

  /// The pattern is no regular expression, in Java's dialect either.
  var hasBrokenPattern: Bool {
    guard let written = writtenPattern, !isJavaOnly(written), !written.contains("(?") else {
      return false
    }
    return (try? RegularExpression(written)) == nil
  }

  private var writtenPattern: String? {
    parameter.entry.value["AllowedPattern"].flatMap { $0.isPutIn ? nil : $0.text }
  }

  /// Classes in classes, and classes of Java's own, mean something else or nothing to PCRE2.
  private func isJavaOnly(_ pattern: String) -> Bool {
    var inClass = false
    var isEscaped = false
    for character in pattern {
      if isEscaped {
        isEscaped = false
        if "pPhHvVRNX".contains(character) { return true }
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "[":
        if inClass { return true }
        inClass = true
      case "]": inClass = false
      case "&" where inClass: return true
      default: break
      }
    }
    return false
  }
}
