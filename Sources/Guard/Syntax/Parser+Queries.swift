internal import Documents

/// Queries, and the values on the right.
extension Parser {
  mutating func query() throws(RulesFileError) -> Query? {
    try attempt { (parser) throws(RulesFileError) in
      parser.cursor.skipSpace()
      let start = parser.cursor.place
      let isSome = parser.some()
      guard let head = parser.head() else { return nil }
      var steps = head.steps
      while let step = try parser.attempt({ (p) throws(RulesFileError) in try p.step() }) {
        steps.append(step)
      }
      return Query(
        isSome: isSome, head: head.head, steps: steps, range: parser.cursor.range(from: start))
    }
  }

  private mutating func some() -> Bool {
    let start = cursor.place
    if cursor.takeWord("some", "SOME"), cursor.skipSpace() { return true }
    cursor.place = start
    return false
  }

  private mutating func head() -> (head: Query.Head, steps: [Step])? {
    if cursor.takeWord("this", "THIS") { return (.this, []) }
    if cursor.take("%") { return cursor.name().map { (.variable($0), []) } }
    if let name = cursor.name() { return (.key(name), []) }
    return cursor.string().map { Self.head(quoted: $0) }
  }

  /// A quoted key that begins with `%` is a variable, one that is a number an index.
  private static func head(quoted text: String) -> (head: Query.Head, steps: [Step]) {
    if text.hasPrefix("%") { return (.variable(String(text.dropFirst())), []) }
    if let index = Int32(text) { return (.this, [.index(Int(index))]) }
    return (.key(text), [])
  }

  private mutating func step() throws(RulesFileError) -> Step? {
    cursor.skipSpace()
    if cursor.take(".") { return dotStep() }
    guard cursor.take("[") else { return nil }
    return try nested { (p) throws(RulesFileError) in try p.bracketStep() }
  }

  private mutating func dotStep() -> Step? {
    let start = cursor.place
    if cursor.take("*") { return .allMembers }
    if cursor.take("%") {
      return cursor.name().map { .interpolation($0, cursor.range(from: start)) }
    }
    if let index = cursor.integer() { return .index(index) }
    return key(from: start)
  }

  private mutating func key(from start: Int) -> Step? {
    if let name = cursor.name() { return .key(name) }
    return cursor.string().map { text in
      if text.hasPrefix("%") {
        return .interpolation(String(text.dropFirst()), cursor.range(from: start))
      }
      return Int32(text).map { .index(Int($0)) } ?? .key(text)
    }
  }

  // MARK: Brackets

  /// Behind `[`: of the forms, in this order, the first that fits.
  private mutating func bracketStep() throws(RulesFileError) -> Step? {
    if let step = try attempt({ (p) throws(RulesFileError) in p.allElements() }) { return step }
    if let step = try attempt({ (p) throws(RulesFileError) in p.indexOrKey() }) { return step }
    explainSpacedIndex()
    if let step = try attempt({ (p) throws(RulesFileError) in p.capture() }) { return step }
    let capture = try attempt { (p) throws(RulesFileError) in p.captureInFront() }
    if let step = try keyFilter() { return step }
    guard
      let conditions = try conjunction({ (p) throws(RulesFileError) in try p.clause() }),
      closesBracket()
    else { return nil }
    return .filter(
      Filter(
        capture: capture, conditions: conditions,
        requiredType: conditions.first.flatMap(Self.requiredType)))
  }

  private mutating func closesBracket() -> Bool {
    cursor.skipSpace()
    if cursor.take("]") { return true }
    cursor.expect("']'")
    return false
  }

  private mutating func allElements() -> Step? {
    cursor.skipSpace()
    return cursor.take("*") && closesBracket() ? .allElements : nil
  }

  /// No space may stand in front of an index or a quoted key.
  private mutating func indexOrKey() -> Step? {
    let start = cursor.place
    if let index = cursor.integer() { return closesBracket() ? .index(index) : nil }
    guard cursor.byte == UInt8(ascii: "'") || cursor.byte == UInt8(ascii: "\"") else { return nil }
    guard let step = key(from: start), closesBracket() else { return nil }
    return step
  }

  private mutating func explainSpacedIndex() {
    let start = cursor.place
    cursor.skipSpace()
    if cursor.place > start, let byte = cursor.byte, Cursor.isDigit(byte) {
      cursor.explain("no space may stand in front of a number in brackets")
    }
    cursor.place = start
  }

  private mutating func capture() -> Step? {
    cursor.skipSpace()
    guard let name = cursor.name(), closesBracket() else { return nil }
    return .capture(name)
  }

  private mutating func captureInFront() -> String? {
    cursor.skipSpace()
    guard let name = cursor.name() else { return nil }
    cursor.skipBlanks()
    guard cursor.byte == UInt8(ascii: "|"), !cursor.starts(with: "|OR|") else { return nil }
    cursor.place += 1
    return name
  }

  /// Behind `keys` there is no way back to another form.
  private mutating func keyFilter() throws(RulesFileError) -> Step? {
    cursor.skipSpace()
    let start = cursor.place
    guard cursor.takeWord("keys", "KEYS") else { return nil }
    cursor.skipSpace()
    guard let (binary, isNegated) = keyOperator() else {
      throw RulesFileError(
        "behind 'keys' stands '==', '!=', 'in' or 'not in'; a field whose name begins with 'keys' "
          + "needs quotes", at: SourceRange(start, cursor.place))
    }
    guard let operand = try valueOrQuery(), closesBracket() else { throw syntaxError }
    return .keyFilter(KeyFilter(operator: binary, isNegated: isNegated, operand: operand))
  }

  private mutating func keyOperator() -> (BinaryOperator, isNegated: Bool)? {
    if cursor.take("==") { return (.equal, false) }
    if cursor.take("!=") { return (.equal, true) }
    let isNegated = not()
    return cursor.takeWord("in", "IN") ? (.in, isNegated) : nil
  }

  /// `Type == 'AWS::X::Y'` alone on its line.
  private static func requiredType(_ alternatives: Alternatives) -> String? {
    guard alternatives.count == 1, case .comparison(let comparison) = alternatives[0],
      case .binary(.equal, isNegated: false, .literal(.string(let type), _)) = comparison.predicate,
      case .key("Type") = comparison.query.head,
      comparison.query.steps.isEmpty
    else { return nil }
    return type
  }

  // MARK: Operands

  /// A value, a function call or a query, in this order.
  mutating func operand() throws(RulesFileError) -> Operand? {
    try expecting("a value or a query") { (parser) throws(RulesFileError) in
      let start = parser.cursor.place
      if let literal = try parser.literal() {
        return .literal(literal, parser.cursor.range(from: start))
      }
      if let call = try parser.functionCall() { return .call(call) }
      return try parser.query().map { .query($0) }
    }
  }

  private mutating func valueOrQuery() throws(RulesFileError) -> Operand? {
    try expecting("a value or a query") { (parser) throws(RulesFileError) in
      let start = parser.cursor.place
      if let literal = try parser.literal() {
        return .literal(literal, parser.cursor.range(from: start))
      }
      return try parser.query().map { .query($0) }
    }
  }

  private mutating func functionCall() throws(RulesFileError) -> FunctionCall? {
    try attempt { (parser) throws(RulesFileError) in
      let start = parser.cursor.place
      guard let name = parser.cursor.name(), parser.cursor.byte == UInt8(ascii: "(") else {
        return nil
      }
      let nameRange = parser.cursor.range(from: start)
      guard let arguments = try parser.arguments() else { return nil }
      guard let function = Function(rawValue: name) else {
        throw RulesFileError("there is no function '\(name)'", at: nameRange)
      }
      guard function.argumentCount == arguments.count else {
        let count = function.argumentCount
        throw RulesFileError(
          "'\(name)' takes \(count) argument\(count == 1 ? "" : "s"), not \(arguments.count)",
          at: nameRange)
      }
      return FunctionCall(
        function: function, arguments: arguments, range: parser.cursor.range(from: start))
    }
  }

  /// What stands in parentheses.
  ///
  /// Between them is no comment.
  mutating func arguments() throws(RulesFileError) -> [Operand]? {
    guard cursor.take("(") else { return nil }
    return try nested { (parser) throws(RulesFileError) in
      var arguments: [Operand] = []
      parser.cursor.skipPlainSpace()
      if parser.cursor.take(")") { return arguments }
      while true {
        parser.cursor.skipPlainSpace()
        guard let argument = try parser.operand() else { return nil }
        arguments.append(argument)
        parser.cursor.skipPlainSpace()
        if parser.cursor.take(")") { return arguments }
        guard parser.cursor.take(",") else { return parser.cursor.missing("',' or ')'") }
      }
    }
  }
}
