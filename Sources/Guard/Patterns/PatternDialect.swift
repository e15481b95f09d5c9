/// Rewrites a pattern of Guard, which are those of Rust's `fancy-regex`, for PCRE2.
///
/// What differs is rewritten; what PCRE2 would read otherwise, or not at all, is refused by its name.
/// Facts: https://docs.rs/regex/latest/regex/#syntax, https://docs.rs/fancy-regex/latest/fancy_regex/#syntax
struct PatternDialect {
  /// Why a pattern is refused.
  struct Refusal: Error {
    /// One line, lower-case start, no final period.
    let message: String
  }

  /// Classes in classes that are read.
  private static let maximumDepth = 32
  /// Bytes of what a class becomes, which may double with each `~~` in it.
  private static let maximumClassBytes = 1 << 16

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var result = ""

  /// The same pattern for PCRE2.
  static func rewritten(_ pattern: String) throws(Refusal) -> String {
    var dialect = PatternDialect(scalars: Array(pattern.unicodeScalars))
    try dialect.rewrite()
    return dialect.result
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    place + ahead < scalars.count ? scalars[place + ahead] : nil
  }

  private func starts(with text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    return place + text.count <= scalars.count
      && scalars[place..<place + text.count].elementsEqual(text)
  }

  private mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    place += 1
    return scalar
  }

  private mutating func take(_ text: String) -> Bool {
    guard starts(with: text) else { return false }
    place += text.unicodeScalars.count
    return true
  }

  private mutating func rewrite() throws(Refusal) {
    while let scalar = next() {
      switch scalar {
      case "\\": result += try escape(inClass: false)
      case "[": result += try characterClass(depth: 0)
      case "(": try group()
      case "{": result += starts(with: ",") && isUpperBound ? "{0" : "{"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// `{,2}`: what follows is a comma, digits and the end.
  private var isUpperBound: Bool {
    let digits = scalars[(place + 1)...].prefix { ("0"..."9").contains($0) }
    return !digits.isEmpty && digits.endIndex < scalars.count && scalars[digits.endIndex] == "}"
  }

  // MARK: Groups

  private mutating func group() throws(Refusal) {
    if starts(with: "*") { throw Refusal(message: "a repeat has nothing before it") }
    guard take("?") else {
      result += "("
      return
    }
    for taken in ["P<", "P=", "<", "=", "!", ">", ":", "#", "("] where take(taken) {
      result += "(?" + taken
      // Nothing in a comment is a pattern.
      if taken == "#" {
        while let scalar = next() {
          result.unicodeScalars.append(scalar)
          if scalar == ")" { break }
        }
      }
      return
    }
    try flags()
  }

  /// `(?i)`, `(?s-i:`: all but `u`, which always holds.
  private mutating func flags() throws(Refusal) {
    var flags = ""
    while let scalar = next() {
      switch scalar {
      case "i", "m", "s", "x", "U": flags.unicodeScalars.append(scalar)
      case "u":
        guard !flags.contains("-") else {
          throw Refusal(message: "the flag (?-u) is not supported")
        }
      case "-" where !flags.contains("-"): flags += "-"
      case ")", ":":
        let isEmpty = flags.isEmpty || flags == "-"
        result += isEmpty ? (scalar == ":" ? "(?:" : "") : "(?\(flags)\(scalar)"
        return
      default: throw Refusal(message: "the group (?\(flags)\(scalar) is not supported")
      }
    }
    throw Refusal(message: "a group is not closed")
  }

  // MARK: Escapes

  private mutating func escape(inClass: Bool) throws(Refusal) -> String {
    guard let scalar = next() else { throw Refusal(message: "a backslash ends the pattern") }
    switch scalar {
    case "<" where !inClass: return "\\b(?=\\w)"
    case ">" where !inClass: return "\\b(?<=\\w)"
    case "h": return inClass ? "0-9A-Fa-f" : "[0-9A-Fa-f]"
    case "v": return "\\x0B"
    case "u": return "\\x{\(try hexadecimal(digits: 4))}"
    case "x": return "\\x{\(try hexadecimal(digits: 2))}"
    case "d", "D", "w", "W", "s", "S", "t", "n", "r", "f", "a", "e", "p", "P":
      return "\\\(scalar)"
    case "b", "B", "A", "z", "G", "K", "k", "1"..."9":
      if !inClass { return "\\\(scalar)" }
    default:
      // A backslash before a sign is that sign.
      if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) {
        return "\\\(scalar)"
      }
    }
    throw Refusal(message: "\\\(scalar) is not supported\(inClass ? " in a class" : "")")
  }

  private mutating func hexadecimal(digits: Int) throws(Refusal) -> String {
    let isBraced = take("{")
    var text = ""
    while let scalar = peek(), scalar.properties.isASCIIHexDigit, isBraced || text.count < digits {
      text.unicodeScalars.append(scalar)
      place += 1
    }
    guard isBraced ? take("}") && !text.isEmpty && text.count <= 6 : text.count == digits else {
      throw Refusal(message: "a character by its number needs \(digits) digits, or braces")
    }
    return text
  }

  // MARK: Classes

  /// What stands between two operators of a class.
  private struct Members {
    /// As it stands in a class of PCRE2.
    var plain = ""
    /// Classes of their own.
    var nested: [String] = []

    var pattern: String {
      let all = (plain.isEmpty ? [] : ["[\(plain)]"]) + nested
      return all.count == 1 ? all[0] : "(?:\(all.joined(separator: "|")))"
    }
  }

  /// Behind its opening bracket, as a pattern of one character.
  private mutating func characterClass(depth: Int) throws(Refusal) -> String {
    guard depth < Self.maximumDepth else {
      throw Refusal(message: "classes nest more than \(Self.maximumDepth) deep")
    }
    let isNegated = take("^")
    var left: String?
    var members = Members()
    if take("]") { members.plain = "\\]" }
    var pending: String?
    while true {
      guard peek() != nil else { throw Refusal(message: "a class is not closed") }
      let isEnd = take("]")
      guard let sign = isEnd ? "]" : takeOperator() else {
        try addMember(to: &members, depth: depth)
        continue
      }
      if members.plain.isEmpty, members.nested.isEmpty {
        throw Refusal(message: "a class is empty")
      }
      if isEnd, left == nil, members.nested.isEmpty {
        return isNegated ? "[^\(members.plain)]" : "[\(members.plain)]"
      }
      let combined = Self.combined(left, pending, members.pattern)
      guard combined.utf8.count <= Self.maximumClassBytes else {
        throw Refusal(message: "a class is too long")
      }
      left = combined
      members = Members()
      guard isEnd else {
        pending = sign
        continue
      }
      return isNegated ? "(?:(?!\(left ?? ""))(?s:.))" : left ?? ""
    }
  }

  private mutating func takeOperator() -> String? {
    for sign in ["&&", "--", "~~"] where take(sign) { return sign }
    return nil
  }

  private static func combined(_ left: String?, _ sign: String?, _ right: String) -> String {
    guard let left, let sign else { return right }
    return switch sign {
    case "&&": "(?:(?=\(left))\(right))"
    case "--": "(?:(?!\(right))\(left))"
    default: "(?:(?!\(right))\(left)|(?!\(left))\(right))"
    }
  }

  private mutating func addMember(to members: inout Members, depth: Int) throws(Refusal) {
    if take("[:") {
      let isNegated = take("^")
      var name = ""
      while let scalar = peek(), scalar != ":", scalar != "]" {
        name.unicodeScalars.append(scalar)
        place += 1
      }
      guard take(":]"), let range = Self.posixClasses[name] else {
        throw Refusal(message: "the class [:\(name) is not known")
      }
      if isNegated { members.nested.append("[^\(range)]") } else { members.plain += range }
      return
    }
    guard let scalar = next() else { return }
    switch scalar {
    case "[": members.nested.append(try characterClass(depth: depth + 1))
    case "\\": members.plain += try escape(inClass: true)
    // A hyphen behind a class such as `\w` is itself.
    case "^": members.plain += "\\^"
    default: members.plain.unicodeScalars.append(scalar)
    }
  }

  /// ASCII, as in Rust.
  private static let posixClasses = [
    "alnum": "0-9A-Za-z", "alpha": "A-Za-z", "ascii": "\\x00-\\x7F", "blank": "\\t ",
    "cntrl": "\\x00-\\x1F\\x7F", "digit": "0-9", "graph": "!-~", "lower": "a-z", "print": " -~",
    "punct": "!-\\/:-@\\[-`{-~", "space": "\\t\\n\\x0B\\f\\r ", "upper": "A-Z",
    "word": "0-9A-Za-z_", "xdigit": "0-9A-Fa-f",
  ]
}
