internal import Documents

extension RulesFile {
  /// Parses a rules file.
  ///
  /// - Parameter bytes: the whole file, UTF-8.
  /// - Throws: ``RulesFileError`` at the place where no reading goes on; a file with an error has no
  ///   rules.
  public convenience init(parsing bytes: [UInt8]) throws(RulesFileError) {
    let source: SourceText
    do throws(DocumentError) {
      source = try SourceText(bytes)
    } catch {
      throw RulesFileError(error.message, at: SourceRange(error.offset, error.offset + 1))
    }
    guard !source.hasByteOrderMark else {
      throw RulesFileError("a byte order mark is not accepted", at: SourceRange(0, 0))
    }
    var parser = Parser(source)
    let parts = try parser.file()
    self.init(
      source: source, rules: parts.rules, bindings: parts.bindings,
      parameterizedRules: parts.parameterizedRules)
  }
}

/// Reads the grammar top down; of alternatives the first that fits is taken.
struct Parser {
  /// Blocks, brackets and literals that may nest.
  static let maximumDepth = 64

  let source: SourceText
  var cursor: Cursor
  var depth = 0

  init(_ source: SourceText) {
    self.source = source
    cursor = Cursor(source.bytes)
  }

  /// What a file holds.
  typealias Parts = (
    rules: [GuardRule], bindings: Bindings, parameterizedRules: [ParameterizedRule]
  )

  mutating func file() throws(RulesFileError) -> Parts {
    var bindings = Bindings()
    var rules: [GuardRule] = []
    var parameterized: [ParameterizedRule] = []
    var loose: Conjunction = []
    var looseStart: Int?
    cursor.skipSpace()
    while !cursor.isAtEnd {
      let start = cursor.place
      if let assignment = try assignment() {
        bindings.bind(assignment.name, to: assignment.operand)
      } else if let rule = try parameterizedRule() {
        parameterized.append(rule)
      } else if let rule = try rule() {
        rules.append(rule)
      } else if let alternatives = try looseClauses() {
        loose.append(alternatives)
        looseStart = looseStart ?? start
      } else {
        cursor.expecting("a rule, a clause or 'let'", from: start, since: [])
        throw syntaxError
      }
      cursor.skipSpace()
    }
    if let looseStart {
      let body = Block(bindings: Bindings(), items: loose)
      let range = SourceRange(looseStart, looseStart)
      rules.insert(
        GuardRule(name: GuardRule.defaultName, range: range, condition: nil, body: body), at: 0)
    }
    return (rules, bindings, parameterized)
  }

  /// What was expected at the place where reading got to.
  var syntaxError: RulesFileError {
    let start = cursor.farthest
    let bytes = source.bytes
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let range = SourceRange(start, end)
    if let explanation = cursor.explanation { return RulesFileError(explanation, at: range) }
    let expectations = cursor.expectations
    let wanted =
      expectations.count > 1
      ? expectations.dropLast().joined(separator: ", ") + " or " + (expectations.last ?? "")
      : expectations.first ?? "a rule"
    return RulesFileError("\(found(in: range)); expected \(wanted)", at: range)
  }

  /// What stands where reading does not go on, in words.
  private func found(in range: SourceRange) -> String {
    guard range.start < source.bytes.count else { return "the file ends" }
    let rest = source.string(in: range)
    let word = rest.prefix(30).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let sign = word.isEmpty ? rest.prefix(1) : word
    return sign.isEmpty ? "the line ends" : "'\(sign)' cannot be read here"
  }

  /// What `read` gives; where that is nothing, `what` was expected here.
  mutating func expecting<Result>(
    _ what: String, _ read: (inout Parser) throws(RulesFileError) -> Result?
  ) throws(RulesFileError) -> Result? {
    let start = cursor.place
    cursor.skipSpace()
    let first = cursor.place
    let known = cursor.farthest == first ? cursor.expectations : []
    if let result = try read(&self) { return result }
    cursor.expecting(what, from: first, since: known)
    cursor.place = start
    return nil
  }

  /// The line of a place, from 1.
  private func line(of place: Int) -> Int {
    source.bytes[..<place].count { $0 == 0x0A } + 1
  }

  /// Runs `read` one level deeper.
  mutating func nested<Result>(
    _ read: (inout Parser) throws(RulesFileError) -> Result
  ) throws(RulesFileError) -> Result {
    guard depth < Self.maximumDepth else {
      throw RulesFileError(
        "more than \(Self.maximumDepth) levels of nesting", at: cursor.range(from: cursor.place))
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  /// What `read` gives; where that is nothing, reading goes on where it was.
  mutating func attempt<Result>(
    _ read: (inout Parser) throws(RulesFileError) -> Result?
  ) throws(RulesFileError) -> Result? {
    let start = cursor.place
    if let result = try read(&self) { return result }
    cursor.place = start
    return nil
  }

  // MARK: Rules

  private mutating func rule() throws(RulesFileError) -> GuardRule? {
    try attempt { (parser) throws(RulesFileError) in
      guard parser.cursor.take("rule"), parser.cursor.skipSpace() else { return nil }
      let start = parser.cursor.place
      guard let name = parser.cursor.name() else { return nil }
      let range = parser.cursor.range(from: start)
      let condition = try parser.condition()
      guard let body = try parser.block({ (p) throws(RulesFileError) in try p.ruleItem() }) else {
        return nil
      }
      return GuardRule(name: name, range: range, condition: condition, body: body)
    }
  }

  private mutating func parameterizedRule() throws(RulesFileError) -> ParameterizedRule? {
    try attempt { (parser) throws(RulesFileError) in
      guard parser.cursor.take("rule"), parser.cursor.skipSpace(),
        let name = parser.cursor.name(), parser.cursor.take("(")
      else { return nil }
      var parameters: [String] = []
      repeat {
        parser.cursor.skipPlainSpace()
        guard let parameter = parser.cursor.name() else { return nil }
        parameters.append(parameter)
        parser.cursor.skipPlainSpace()
      } while parser.cursor.take(",")
      guard parser.cursor.take(")") else { return parser.cursor.missing("',' or ')'") }
      guard let body = try parser.block({ (p) throws(RulesFileError) in try p.ruleItem() }) else {
        return nil
      }
      return ParameterizedRule(name: name, parameters: parameters, body: body)
    }
  }

  /// `when` in front of a body; nothing where there is none.
  mutating func condition() throws(RulesFileError) -> Conjunction? {
    try attempt { (parser) throws(RulesFileError) in
      parser.cursor.skipSpace()
      guard parser.cursor.takeWord("when", "WHEN") else { return parser.cursor.missing("'when'") }
      guard parser.cursor.skipSpace() else { return nil }
      return try parser.conjunction(of: "a condition") { (p) throws(RulesFileError) in
        try p.conditionItem()
      }
    }
  }

  /// Clauses, type blocks and `when` blocks outside any rule.
  private mutating func looseClauses() throws(RulesFileError) -> Alternatives? {
    if let blocks = try alternatives({ (p) throws(RulesFileError) in try p.typeBlock() }) {
      return blocks
    }
    let block = try attempt { (parser) throws(RulesFileError) in
      try parser.whenBlock { (p) throws(RulesFileError) in try p.clauseOrReference() }
    }
    if let block { return [block] }
    return try alternatives { (p) throws(RulesFileError) in try p.clause() }
  }

  // MARK: Blocks

  typealias Reader = (inout Parser) throws(RulesFileError) -> Item?

  /// A body in braces that holds at least something.
  mutating func block(_ item: Reader) throws(RulesFileError) -> Block? {
    try attempt { (parser) throws(RulesFileError) in
      parser.cursor.skipSpace()
      let start = parser.cursor.place
      guard parser.cursor.take("{") else { return parser.cursor.missing("'{'") }
      return try parser.nested { (parser) throws(RulesFileError) in
        var bindings = Bindings()
        var items: Conjunction = []
        while true {
          parser.cursor.skipSpace()
          if let assignment = try parser.assignment() {
            bindings.bind(assignment.name, to: assignment.operand)
          } else if let alternatives = try parser.alternatives(item) {
            items.append(alternatives)
          } else {
            break
          }
        }
        parser.cursor.skipSpace()
        guard !bindings.isEmpty || !items.isEmpty else { return nil }
        guard parser.cursor.take("}") else {
          let line = parser.line(of: start)
          return parser.cursor.missing("'}' for the '{' in line \(line)")
        }
        return Block(bindings: bindings, items: items)
      }
    }
  }

  /// Items with `or` between them; where there is none, nothing.
  mutating func alternatives(
    of what: String = "a clause", _ item: Reader
  ) throws(RulesFileError) -> Alternatives? {
    guard let first = try expecting(what, { (p) throws(RulesFileError) in try item(&p) }) else {
      return nil
    }
    var items = [first]
    while let next = try nextAlternative(item) { items.append(next) }
    return items
  }

  private mutating func nextAlternative(_ item: Reader) throws(RulesFileError) -> Item? {
    try attempt { (parser) throws(RulesFileError) in
      guard parser.or() else { return nil }
      parser.cursor.explain("'or' has nothing behind it that holds or not")
      return try item(&parser)
    }
  }

  /// `or` with white space behind it.
  mutating func or() -> Bool {
    let start = cursor.place
    cursor.skipSpace()
    if cursor.takeWord("or", "OR") || cursor.take("|OR|"), cursor.skipSpace() { return true }
    if cursor.starts(with: "&&") {
      cursor.explain("'&&' is not known; clauses that follow each other must all hold")
    } else if cursor.starts(with: "||") {
      cursor.explain("'||' is not known; write 'or'")
    }
    cursor.place = start
    return false
  }

  /// Alternatives until nothing more fits; at least one.
  mutating func conjunction(
    of what: String = "a clause", _ item: Reader
  ) throws(RulesFileError) -> Conjunction? {
    var items: Conjunction = []
    while let next = try alternatives(of: what, item) { items.append(next) }
    return items.isEmpty ? nil : items
  }

  /// `let name = …`.
  private mutating func assignment() throws(RulesFileError) -> (name: String, operand: Operand)? {
    try attempt { (parser) throws(RulesFileError) in
      guard parser.cursor.take("let"), parser.cursor.skipSpace() else { return nil }
      guard let name = parser.cursor.name() else {
        parser.cursor.explain("'let' has no name behind it")
        return nil
      }
      parser.cursor.skipSpace()
      guard parser.cursor.take("=") || parser.cursor.take(":=") else {
        return parser.cursor.missing("'='")
      }
      parser.cursor.skipSpace()
      guard let operand = try parser.operand() else { return nil }
      return (name, operand)
    }
  }
}
