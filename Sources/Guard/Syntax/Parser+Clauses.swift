internal import Documents

/// What may stand in a body.
extension Parser {
  /// In the body of a rule.
  mutating func ruleItem() throws(RulesFileError) -> Item? {
    if let block = try attempt({ (p) throws(RulesFileError) in try p.typeBlock() }) { return block }
    let block = try attempt { (parser) throws(RulesFileError) in
      try parser.whenBlock { (p) throws(RulesFileError) in try p.clauseOrReference() }
    }
    if let block { return block }
    return try clauseOrReference()
  }

  /// In the body of a `when` block of a rule.
  mutating func clauseOrReference() throws(RulesFileError) -> Item? {
    if let item = try attempt({ (p) throws(RulesFileError) in try p.clause() }) { return item }
    return try attempt { (p) throws(RulesFileError) in try p.reference() }
  }

  /// Behind `when`.
  mutating func conditionItem() throws(RulesFileError) -> Item? {
    if let item = try attempt({ (p) throws(RulesFileError) in try p.plainClause(allowsBlock: false)
    }) {
      return item
    }
    return try attempt { (p) throws(RulesFileError) in try p.reference() }
  }

  /// Everywhere else.
  mutating func clause() throws(RulesFileError) -> Item? {
    cursor.skipSpace()
    guard !cursor.starts(with: "when"), !cursor.starts(with: "WHEN") else {
      return try attempt { (parser) throws(RulesFileError) in
        try parser.whenBlock { (p) throws(RulesFileError) in try p.clause() }
      }
    }
    return try attempt { (p) throws(RulesFileError) in try p.plainClause(allowsBlock: true) }
  }

  /// `when … { … }`.
  mutating func whenBlock(_ item: Reader) throws(RulesFileError) -> Item? {
    guard let condition = try condition(), let body = try block(item) else { return nil }
    return .whenBlock(condition: condition, body: body)
  }

  /// `AWS::X::Y { … }`, `AWS::X::Y when … { … }`, `AWS::X::Y Properties exists`.
  mutating func typeBlock() throws(RulesFileError) -> Item? {
    cursor.skipSpace()
    let start = cursor.place
    guard let typeName = typeName() else { return nil }
    guard cursor.skipSpace() else {
      if cursor.byte == UInt8(ascii: "{") {
        cursor.explain("between a resource type and '{' stands a space")
      }
      return nil
    }
    let range = cursor.range(from: start)
    let condition = try condition()
    let body: Block
    if let block = try block({ (p) throws(RulesFileError) in try p.clause() }) {
      body = block
    } else {
      guard condition == nil, let item = try clause() else { return nil }
      body = Block(bindings: Bindings(), items: [[item]])
    }
    return .typeBlock(
      TypeBlock(
        selection: Self.selection(of: typeName, at: range), condition: condition, body: body,
        range: range))
  }

  /// `Resources.*[ Type == 'AWS::X::Y' ]`.
  private static func selection(of type: String, at range: SourceRange) -> Query {
    let comparison = Comparison(
      query: Query(isSome: false, head: .key("Type"), steps: [], range: range),
      isNegatedInFront: false,
      predicate: .binary(.equal, isNegated: false, .literal(.string(type), range)), message: nil,
      range: range)
    let filter = Filter(capture: nil, conditions: [[.comparison(comparison)]], requiredType: type)
    return Query(
      isSome: false, head: .key("Resources"), steps: [.allMembers, .filter(filter)], range: range)
  }

  /// Two or three names; `::MODULE` behind three is dropped.
  private mutating func typeName() -> String? {
    guard let first = cursor.name() else { return nil }
    guard cursor.take("::") else { return cursor.missing("'::'") }
    guard let second = cursor.name() else { return nil }
    guard cursor.take("::"), let third = cursor.name() else { return "\(first)::\(second)" }
    _ = cursor.take("::MODULE")
    return "\(first)::\(second)::\(third)"
  }

  // MARK: Clauses

  /// A parameterized call, a comparison or a block over a query.
  mutating func plainClause(allowsBlock: Bool) throws(RulesFileError) -> Item? {
    cursor.skipSpace()
    let start = cursor.place
    if let call = try ruleCall() {
      explainFunction(call)
      return .call(call)
    }
    let isNegated = not()
    guard let query = try query() else { return nil }
    expectOperator()
    if allowsBlock, !isNegated, let block = try queryBlock(query, from: start) {
      return .queryBlock(block)
    }
    cursor.skipSpace()
    guard let predicate = try predicate(of: query) else { return nil }
    let end = cursor.place
    let message = message()
    let comparison = Comparison(
      query: query, isNegatedInFront: isNegated, predicate: predicate, message: message,
      range: SourceRange(start, end))
    return .comparison(comparison)
  }

  /// Behind a query.
  private mutating func expectOperator() {
    let start = cursor.place
    cursor.skipSpace()
    cursor.expect("an operator ('==', 'exists' …)")
    if cursor.byte == UInt8(ascii: "="), cursor.byte(ahead: 1) != UInt8(ascii: "=") {
      cursor.explain("'=' is not an operator here; write '=='")
    }
    cursor.place = start
  }

  /// What looks like the call of a rule is that of a function, which does not stand on the left.
  private mutating func explainFunction(_ call: RuleCall) {
    guard Function(rawValue: call.name) != nil else { return }
    let start = cursor.place
    cursor.skipSpace()
    if cursor.starts(with: "=") || cursor.starts(with: "<") || cursor.starts(with: ">") {
      cursor.explain("a function cannot stand on the left; give its result a name with 'let'")
    }
    cursor.place = start
  }

  private mutating func queryBlock(
    _ query: Query, from start: Int
  ) throws(RulesFileError) -> QueryBlock? {
    try attempt { (parser) throws(RulesFileError) in
      let mustHaveResults =
        try parser.attempt { (parser) throws(RulesFileError) -> Bool? in
          parser.cursor.skipSpace()
          return parser.not() && parser.cursor.takeWord("empty", "EMPTY") ? true : nil
        } ?? false
      let range = parser.cursor.range(from: start)
      guard let body = try parser.block({ (p) throws(RulesFileError) in try p.clause() }) else {
        return nil
      }
      return QueryBlock(
        query: query, mustHaveResults: mustHaveResults, body: body, range: range)
    }
  }

  /// `not` with a space behind it, or `!`.
  mutating func not() -> Bool {
    if cursor.byte == UInt8(ascii: "!"), cursor.byte(ahead: 1) != UInt8(ascii: "=") {
      cursor.place += 1
      return true
    }
    let start = cursor.place
    if cursor.takeWord("not", "NOT"), cursor.skipBlanks() { return true }
    cursor.place = start
    return false
  }

  private mutating func predicate(of query: Query) throws(RulesFileError) -> Predicate? {
    if let unary = unaryPredicate() { return unary }
    return try attempt { (p) throws(RulesFileError) in try p.binaryPredicate() }
  }

  private mutating func unaryPredicate() -> Predicate? {
    let start = cursor.place
    let isNegated = not()
    for (word, upper, unary) in Self.unaryOperators where cursor.takeWord(word, upper) {
      return .unary(unary, isNegated: isNegated)
    }
    cursor.place = start
    return nil
  }

  private static let unaryOperators: [(StaticString, StaticString, UnaryOperator)] = [
    ("exists", "EXISTS", .exists), ("empty", "EMPTY", .empty),
    ("is_string", "IS_STRING", .isString), ("is_list", "IS_LIST", .isList),
    ("is_struct", "IS_STRUCT", .isStruct), ("is_bool", "IS_BOOL", .isBool),
    ("is_int", "IS_INT", .isInt), ("is_null", "IS_NULL", .isNull),
    ("is_float", "IS_FLOAT", .isFloat),
  ]

  private mutating func binaryPredicate() throws(RulesFileError) -> Predicate? {
    guard let (binary, isNegated) = binaryOperator() else { return nil }
    cursor.skipSpace()
    guard let right = try operand() else { return nil }
    return .binary(binary, isNegated: isNegated, right)
  }

  private mutating func binaryOperator() -> (BinaryOperator, isNegated: Bool)? {
    if cursor.take("==") { return (.equal, false) }
    if cursor.take("!=") { return (.equal, true) }
    if cursor.take(">=") { return (.greaterOrEqual, false) }
    if cursor.take("<=") { return (.lessOrEqual, false) }
    if cursor.take(">") { return (.greater, false) }
    if !cursor.starts(with: "<<"), cursor.take("<") { return (.less, false) }
    let isNegated = not()
    return cursor.takeWord("in", "IN") ? (.in, isNegated) : nil
  }

  /// `<<…>>`; nothing where there is none.
  private mutating func message() -> String? {
    let start = cursor.place
    cursor.skipSpace()
    if let message = messageHere() { return message }
    cursor.place = start
    return nil
  }

  private mutating func messageHere() -> String? {
    guard cursor.take("<<") else { return nil }
    let start = cursor.place
    while !cursor.isAtEnd {
      let end = cursor.place
      if cursor.take(">>") { return cursor.text(start..<end) }
      cursor.place += 1
    }
    cursor.place = start
    cursor.explain("a message does not end; it needs '>>'")
    return nil
  }

  // MARK: Other rules

  /// `name(x, y)`, whose parenthesis touches the name; a `not` in front of it means nothing.
  private mutating func ruleCall() throws(RulesFileError) -> RuleCall? {
    try attempt { (parser) throws(RulesFileError) in
      let start = parser.cursor.place
      let isNegated = parser.not()
      guard let name = parser.cursor.name(), parser.cursor.byte == UInt8(ascii: "("),
        let arguments = try parser.arguments()
      else { return nil }
      let range = parser.cursor.range(from: start)
      return RuleCall(
        name: name, isNegated: isNegated, arguments: arguments, message: parser.message(),
        range: range)
    }
  }

  /// A name at the end of a line, or in front of `{`, `or` or a message.
  mutating func reference() throws(RulesFileError) -> Item? {
    cursor.skipSpace()
    let start = cursor.place
    let isNegated = not()
    guard let name = cursor.name() else { return nil }
    let range = cursor.range(from: start)
    let behind = cursor.place
    cursor.skipBlanks()
    var message: String?
    if cursor.starts(with: "<<") {
      message = messageHere()
      guard message != nil else { return nil }
    } else {
      switch cursor.byte {
      case nil, 0x0A, 0x0D, UInt8(ascii: "#"), UInt8(ascii: "{"): break
      default:
        cursor.place = behind
        guard or() else {
          cursor.skipBlanks()
          cursor.expect("an operator ('==', 'exists' …)")
          if cursor.byte == UInt8(ascii: "}") {
            cursor.expect("a line end behind the name of a rule")
          }
          return nil
        }
      }
      cursor.place = behind
    }
    return .reference(
      RuleReference(name: name, isNegated: isNegated, message: message, range: range))
  }
}
