internal import Documents

/// A place in a rules file that moves on, and back where an alternative does not fit.
struct Cursor {
  let bytes: [UInt8]
  var place = 0
  /// Where reading got to at most, and what was expected there: the place of a syntax error.
  private(set) var farthest = 0
  private(set) var expectations: [String] = []
  /// What is wrong at ``farthest``, where more can be said than what was expected.
  private(set) var explanation: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place >= bytes.count }

  var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  func byte(ahead offset: Int) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  /// Remembers that `what` would have fitted here.
  mutating func expect(_ what: String) {
    reach()
    if place == farthest, !expectations.contains(what) { expectations.append(what) }
  }

  /// Remembers what is wrong here, should reading not get further.
  mutating func explain(_ message: String) {
    reach()
    if place == farthest { explanation = explanation ?? message }
  }

  private mutating func reach() {
    guard place > farthest else { return }
    farthest = place
    expectations = []
    explanation = nil
  }

  /// What `read` gives; where that is nothing from the start on, `what` was expected, and not its parts.
  mutating func expecting(_ what: String, from start: Int, since known: [String]) {
    guard farthest == start else { return }
    expectations = known
    if !expectations.contains(what) { expectations.append(what) }
  }

  /// `nil` for what does not fit here.
  mutating func missing<Result>(_ what: String) -> Result? {
    expect(what)
    return nil
  }

  /// What `read` gives; where that is nothing, the cursor is back where it was.
  mutating func attempt<Result>(
    _ read: (inout Cursor) throws(RulesFileError) -> Result?
  ) throws(RulesFileError) -> Result? {
    let start = place
    if let result = try read(&self) { return result }
    place = start
    return nil
  }

  // MARK: Bytes

  func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<count where unsafe bytes[place + offset] != buffer[offset] { return false }
      return true
    }
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard starts(with: text) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  /// A word in lower or upper case; what follows it does not matter.
  mutating func takeWord(_ lower: StaticString, _ upper: StaticString) -> Bool {
    take(lower) || take(upper)
  }

  // MARK: White space

  /// White space and comments.
  ///
  /// - Returns: whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = place
    while let byte {
      if Self.isSpace(byte) {
        place += 1
      } else if byte == UInt8(ascii: "#") {
        skipLine()
      } else {
        break
      }
    }
    return place > start
  }

  private mutating func skipLine() {
    while let byte, byte != 0x0A { place += 1 }
  }

  /// White space without comments.
  mutating func skipPlainSpace() {
    while let byte, Self.isSpace(byte) { place += 1 }
  }

  /// Spaces and tabs.
  ///
  /// - Returns: whether there was any.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = place
    while let byte, byte == 0x20 || byte == 0x09 { place += 1 }
    return place > start
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  // MARK: Names and numbers

  /// An ASCII letter, then letters, digits and `_`.
  mutating func name() -> String? {
    guard let first = byte, Self.isLetter(first) else { return missing("a name") }
    let start = place
    place += 1
    while let length = letterOrDigitLength { place += length }
    return text(from: start)
  }

  /// The bytes of the letter, digit or `_` that stands here; `nil` for anything else.
  private var letterOrDigitLength: Int? {
    guard let byte else { return nil }
    if byte < 0x80 {
      return Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_") ? 1 : nil
    }
    guard let scalar = scalar, scalar.properties.isAlphabetic || scalar.isNumeric else {
      return nil
    }
    return UTF8.width(scalar)
  }

  /// The character that stands here.
  var scalar: Unicode.Scalar? {
    guard let byte else { return nil }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return String(decoding: bytes[place..<min(place + length, bytes.count)], as: UTF8.self)
      .unicodeScalars.first
  }

  /// `-?[0-9]+` that fits 64 bits.
  mutating func integer() -> Int? {
    let start = place
    if byte == UInt8(ascii: "-") { place += 1 }
    guard skipDigits(), let value = Int(text(from: start)) else {
      place = start
      return missing("a number")
    }
    return value
  }

  /// `[0-9]+.[0-9]+` with or without an exponent, or `[0-9]+` with an exponent; an exponent has a sign.
  mutating func real() -> Double? {
    let start = place
    guard skipDigits() else { return nil }
    var isReal = false
    if byte == UInt8(ascii: "."), let digit = byte(ahead: 1), Self.isDigit(digit) {
      place += 1
      isReal = skipDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"),
      byte(ahead: 1) == UInt8(ascii: "+") || byte(ahead: 1) == UInt8(ascii: "-"),
      let digit = byte(ahead: 2), Self.isDigit(digit)
    {
      place += 2
      isReal = skipDigits()
    }
    guard isReal, let value = Double(text(from: start)) else {
      place = start
      return nil
    }
    return value
  }

  private mutating func skipDigits() -> Bool {
    let start = place
    while let byte, Self.isDigit(byte) { place += 1 }
    return place > start
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Texts

  func text(from start: Int) -> String { text(start..<place) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func range(from start: Int) -> SourceRange { SourceRange(start, place) }

  /// A text in quotes: a backslash in front of the closing quote is the only escape.
  mutating func string() -> String? {
    guard let quote = byte, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return missing("a text in quotes")
    }
    return delimited(by: quote)
  }

  /// What stands between two of `delimiter`; `nil` where there is no second.
  mutating func delimited(by delimiter: UInt8) -> String? {
    let start = place
    var content: [UInt8] = []
    place += 1
    while let byte {
      place += 1
      if byte == delimiter { return String(decoding: content, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), self.byte == delimiter {
        content.append(delimiter)
        place += 1
      } else {
        content.append(byte)
      }
    }
    place = start
    explain(
      delimiter == UInt8(ascii: "/")
        ? "a regular expression does not end" : "a text in quotes does not end")
    return nil
  }
}

extension Unicode.Scalar {
  fileprivate var isNumeric: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
