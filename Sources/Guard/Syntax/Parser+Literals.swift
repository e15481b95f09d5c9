internal import Documents

/// Values that are written in the rules.
extension Parser {
  /// A value; what follows it does not matter, so that `truely` is `true` and `ly`.
  mutating func literal() throws(RulesFileError) -> Literal? {
    try attempt { (parser) throws(RulesFileError) in
      parser.cursor.skipSpace()
      if parser.cursor.takeWord("null", "NULL") { return .null }
      switch parser.cursor.byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        return parser.cursor.string().map { .string($0) }
      case UInt8(ascii: "/"): return try parser.pattern()
      case UInt8(ascii: "["): return try parser.list()
      case UInt8(ascii: "{"): return try parser.map()
      case UInt8(ascii: "r"): return parser.valueRange().map { .range($0) }
      default: return parser.scalar()
      }
    }
  }

  private mutating func scalar() -> Literal? {
    if let real = cursor.real() { return .real(real) }
    if let integer = cursor.integer() {
      if integer <= 0, cursor.byte == UInt8(ascii: ".") {
        cursor.explain("a negative number has no fraction; write parse_float('…') in a 'let'")
      }
      return .integer(integer)
    }
    explainLongInteger()
    if cursor.take("true") || cursor.take("True") { return .boolean(true) }
    if cursor.take("false") || cursor.take("False") { return .boolean(false) }
    return cursor.missing("a value")
  }

  private mutating func explainLongInteger() {
    guard let byte = cursor.byte, Cursor.isDigit(byte) || byte == UInt8(ascii: "-"),
      let last = byte == UInt8(ascii: "-") ? cursor.byte(ahead: 1) : byte, Cursor.isDigit(last)
    else { return }
    cursor.explain("a whole number has at most 64 bits")
  }

  /// `/…/`, compiled at once.
  private mutating func pattern() throws(RulesFileError) -> Literal? {
    let start = cursor.place
    guard let text = cursor.delimited(by: UInt8(ascii: "/")), !text.isEmpty else { return nil }
    let range = cursor.range(from: start)
    if text.hasSuffix("/") {
      throw RulesFileError(
        "a regular expression cannot end in '\\/'; write '.' or '[/]' behind it", at: range)
    }
    do throws(Pattern.Refusal) {
      return .pattern(try Pattern(text))
    } catch {
      throw RulesFileError("'/\(text)/' is refused: \(error.message)", at: range)
    }
  }

  private mutating func list() throws(RulesFileError) -> Literal? {
    try nested { (parser) throws(RulesFileError) in
      parser.cursor.place += 1
      var items: [Literal] = []
      parser.cursor.skipSpace()
      if parser.cursor.take("]") { return .list(items) }
      repeat {
        guard let item = try parser.value() else { return nil }
        items.append(item)
        parser.cursor.skipSpace()
      } while parser.cursor.take(",")
      return parser.cursor.take("]") ? .list(items) : parser.cursor.missing("',' or ']'")
    }
  }

  private mutating func map() throws(RulesFileError) -> Literal? {
    try nested { (parser) throws(RulesFileError) in
      parser.cursor.place += 1
      var members: [(key: String, value: Literal)] = []
      parser.cursor.skipSpace()
      if parser.cursor.take("}") { return .map(members) }
      repeat {
        parser.cursor.skipSpace()
        guard let key = parser.mapKey() else { return nil }
        parser.cursor.skipSpace()
        guard parser.cursor.take(":") else { return parser.cursor.missing("':'") }
        guard let value = try parser.value() else { return nil }
        members.removeAll { $0.key.hasSameBytes(as: key) }
        members.append((key, value))
        parser.cursor.skipSpace()
      } while parser.cursor.take(",")
      return parser.cursor.take("}") ? .map(members) : parser.cursor.missing("',' or '}'")
    }
  }

  /// In a list or a map.
  private mutating func value() throws(RulesFileError) -> Literal? {
    try expecting("a value") { (p) throws(RulesFileError) in try p.literal() }
  }

  /// A text in quotes, or letters, digits, `-` and `_`.
  private mutating func mapKey() -> String? {
    if cursor.byte == UInt8(ascii: "'") || cursor.byte == UInt8(ascii: "\"") {
      return cursor.string()
    }
    let start = cursor.place
    while let scalar = cursor.scalar,
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        || scalar == "_"
    {
      cursor.place += UTF8.width(scalar)
    }
    return cursor.place > start ? cursor.text(from: start) : cursor.missing("a key")
  }

  // MARK: Ranges

  private mutating func valueRange() -> ValueRange? {
    let start = cursor.place
    if let range = valueRangeHere() { return range }
    cursor.place = start
    return nil
  }

  private mutating func valueRangeHere() -> ValueRange? {
    cursor.place += 1
    guard let includesLower = includesEnd("[", "("), let ends = rangeEnds() else { return nil }
    guard let includesUpper = includesEnd("]", ")") else {
      return cursor.missing("']' or ')' behind the ends of the range")
    }
    return ValueRange(ends: ends, includesLower: includesLower, includesUpper: includesUpper)
  }

  private mutating func includesEnd(_ yes: StaticString, _ no: StaticString) -> Bool? {
    if cursor.take(yes) { return true }
    return cursor.take(no) ? false : nil
  }

  /// Both of one kind; characters stand without quotes.
  private mutating func rangeEnds() -> ValueRange.Ends? {
    if let (lower, upper) = pair({ $0.real() }) { return .reals(lower, upper) }
    if let (lower, upper) = pair({ $0.integer() }) { return .integers(lower, upper) }
    let characters = pair { cursor -> Unicode.Scalar? in
      guard let scalar = cursor.scalar else { return nil }
      cursor.place += UTF8.width(scalar)
      return scalar
    }
    return characters.map { .characters($0, $1) }
  }

  private mutating func pair<End>(_ end: (inout Cursor) -> End?) -> (End, End)? {
    let start = cursor.place
    cursor.skipSpace()
    if let lower = end(&cursor) {
      cursor.skipSpace()
      if cursor.take(",") {
        cursor.skipSpace()
        if let upper = end(&cursor) {
          cursor.skipSpace()
          return (lower, upper)
        }
      }
    }
    cursor.place = start
    return nil
  }
}
