internal import Documents

/// What a comparison of two values says.
enum Equality {
  case equal
  case different
  /// Different or not comparable; which of both is not decided.
  case unequal
  /// Values of kinds that have nothing to do with each other.
  case notComparable
  /// One of them is open.
  case undecided
}

/// Compares values as Guard does.
struct ValueComparer {
  /// The clause that asks, for errors.
  let range: SourceRange
  let effort: Effort

  /// `==` of two values.
  func strict(
    _ left: GuardValue, _ right: GuardValue
  ) throws(EvaluationError) -> Equality {
    try effort.compare(at: range)
    switch (left.content, right.content) {
    case (.open(let open), _): return try compare(open, right)
    case (_, .open(let open)): return try compare(open, left)
    case (.string(let a), .string(let b)): return Self.equality(a.hasSameBytes(as: b))
    case (.boolean(let a), .boolean(let b)): return Self.equality(a == b)
    case (.integer(let a), .integer(let b)): return Self.equality(a == b)
    case (.real(let a), .real(let b)): return Self.equality(a == b)
    case (.character(let a), .character(let b)): return Self.equality(a == b)
    case (.null, .null): return .equal
    case (.map(let a), .map(let b)): return try compare(a, b)
    case (.list(let a), .list(let b)): return try compare(a, b)
    case (_, .expression(let expression)): return try compare(left, expression, isOnRight: true)
    case (.expression(let expression), _):
      return try compare(right, expression, isOnRight: false)
    default: return .notComparable
    }
  }

  /// Where a member is looked for: what cannot be compared is no member.
  func loose(_ left: GuardValue, _ right: GuardValue) throws(EvaluationError) -> Equality {
    let equality = try strict(left, right)
    return equality == .notComparable || equality == .unequal ? .different : equality
  }

  /// Whether one of `items` is equal.
  func among(
    _ items: [GuardValue], _ compare: (GuardValue) throws(EvaluationError) -> Equality
  ) throws(EvaluationError) -> Equality {
    var result = Equality.different
    for item in items {
      switch try compare(item) {
      case .equal: return .equal
      case .undecided: result = .undecided
      case .different, .unequal, .notComparable: break
      }
    }
    return result
  }

  /// What of a list is all: different where one is, not comparable before that.
  private static func all(_ equalities: [Equality]) -> Equality {
    if equalities.contains(.notComparable) { return .notComparable }
    let isOpen = equalities.contains(.undecided)
    if equalities.contains(.unequal) { return .unequal }
    if equalities.contains(.different) { return isOpen ? .unequal : .different }
    return isOpen ? .undecided : .equal
  }

  private static func equality(_ isEqual: Bool) -> Equality { isEqual ? .equal : .different }

  // MARK: Containers

  private func compare(
    _ left: any GuardMap, _ right: any GuardMap
  ) throws(EvaluationError) -> Equality {
    guard let some = left.certainMembers, let others = right.certainMembers else {
      return .undecided
    }
    guard some.count == others.count else { return .different }
    var equalities: [Equality] = []
    for (key, value) in some {
      guard case .value(let other) = right.member(key) else { return .different }
      equalities.append(try strict(value, other))
    }
    return Self.all(equalities)
  }

  private func compare(
    _ left: [GuardValue], _ right: [GuardValue]
  ) throws(EvaluationError) -> Equality {
    guard left.count == right.count else { return .different }
    var equalities: [Equality] = []
    for (a, b) in zip(left, right) { equalities.append(try strict(a, b)) }
    return Self.all(equalities)
  }

  // MARK: Expressions of the rules

  private func compare(
    _ value: GuardValue, _ expression: GuardExpression, isOnRight: Bool
  ) throws(EvaluationError) -> Equality {
    switch expression.form {
    case .pattern(let pattern):
      if case .expression(let other) = value.content, case .pattern(let other) = other.form {
        return Self.equality(pattern.text.hasSameBytes(as: other.text))
      }
      guard let text = value.string else { return .notComparable }
      return try equality(of: pattern.expression.occurs(in: text))
    case .range(let range):
      guard isOnRight, let isInside = range.contains(value.content) else { return .notComparable }
      return Self.equality(isInside)
    }
  }

  private func equality(
    of match: RegularExpression.Match?
  ) throws(EvaluationError) -> Equality {
    guard let match else { return .undecided }
    switch match {
    case .found: return .equal
    case .none: return .different
    case .tooCostly:
      throw EvaluationError("the regular expression takes too many steps", at: range)
    }
  }

  // MARK: Open values

  private func compare(
    _ open: OpenValue, _ other: GuardValue
  ) throws(EvaluationError) -> Equality {
    guard let text = open.text else { return .undecided }
    switch other.content {
    case .string(let known):
      return text.equals(known).map(Self.equality) ?? .undecided
    case .open(let other):
      return other.text.flatMap { text.equals($0) }.map(Self.equality) ?? .undecided
    case .integer(let number):
      return text.numbers?.contains(Double(number)) == false ? .different : .undecided
    case .expression(let expression):
      if case .range(let range) = expression.form { return Self.inside(range, text.numbers) }
      guard case .pattern(let pattern) = expression.form else { return .undecided }
      // A pattern that asks for a dynamic reference sees it, as a path that asks for a function does.
      let pieces = pattern.text.contains(bytesOf: "resolve:") ? text.writtenPieces : text.pieces
      return try equality(of: pattern.expression.occurs(inPieces: pieces))
    default: return .undecided
    }
  }

  /// Whether a number that is not decided is in a range of integers.
  private static func inside(_ range: ValueRange, _ numbers: ClosedRange<Double>?) -> Equality {
    guard let numbers, case .integers(let lower, let upper) = range.ends else { return .undecided }
    let isAbove = holds(range.includesLower ? .greaterOrEqual : .greater, numbers, Double(lower))
    let isBelow = holds(range.includesUpper ? .lessOrEqual : .less, numbers, Double(upper))
    if isAbove == .equal, isBelow == .equal { return .equal }
    return isAbove == .different || isBelow == .different ? .different : .undecided
  }

  /// Whether an order holds for a number that is not decided.
  private static func holds(
    _ order: BinaryOperator, _ numbers: ClosedRange<Double>, _ other: Double
  ) -> Equality {
    let ends = [numbers.lowerBound, numbers.upperBound].map { holds(order, $0, other) }
    return ends[0] == ends[1] ? ends[0] : .undecided
  }

  // MARK: Order

  /// Whether an order holds; `nil` for values that have none, `undecided` for open ones.
  func holds(
    _ order: BinaryOperator, _ left: GuardValue, _ right: GuardValue
  ) throws(EvaluationError) -> Equality {
    try effort.compare(at: range)
    switch (left.content, right.content) {
    case (.open(let open), .integer(let number)):
      return open.text?.numbers.map { Self.holds(order, $0, Double(number)) } ?? .undecided
    case (.open, _), (_, .open): return .undecided
    case (.null, .null): return Self.holds(order, 0, 0)
    case (.integer(let a), .integer(let b)): return Self.holds(order, a, b)
    case (.real(let a), .real(let b)):
      return a.isNaN || b.isNaN ? .notComparable : Self.holds(order, a, b)
    case (.character(let a), .character(let b)): return Self.holds(order, a, b)
    case (.string(let a), .string(let b)):
      let isLess = a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
      return Self.holds(order, isLess ? 0 : 1, a.hasSameBytes(as: b) ? 1 : isLess ? 1 : 0)
    default: return .notComparable
    }
  }

  private static func holds<Value: Comparable>(
    _ order: BinaryOperator, _ left: Value, _ right: Value
  ) -> Equality {
    switch order {
    case .less: equality(left < right)
    case .lessOrEqual: equality(left <= right)
    case .greater: equality(left > right)
    case .greaterOrEqual: equality(left >= right)
    case .equal, .in: equality(left == right)
    }
  }
}
