/// What is wrong with a YAML text, for people who do not know its grammar: libyaml's words made plain.
struct YAMLFailureWords {
  /// Where libyaml stopped, a byte offset.
  let offset: Int
  /// Where what it was reading begins; `nil` where it says nothing of that.
  let context: Int?
  let source: SourceText

  /// What stands there and what to do; in libyaml's words where these are rare.
  func text(of failure: YAMLFailure) -> String {
    if let known = known(failure.problem, in: failure.context ?? "") { return known }
    return failure.context.map { "\($0): \(failure.problem)" } ?? failure.problem
  }

  private func known(_ problem: String, in context: String) -> String? {
    switch problem {
    case "found character that cannot start any token": return wrongStart
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return Self.tab
    case "mapping values are not allowed in this context": return secondValue
    case "mapping keys are not allowed in this context":
      return "a key is not allowed here; start the mapping on a line of its own"
    case "block sequence entries are not allowed in this context":
      return "a list item is not allowed here; start the list on a line of its own"
    case "could not find expected ':'":
      return "no ':' stands behind this key; write 'key: value', with a blank behind the colon"
    case "did not find expected key": return foreignKey
    case "did not find expected '-' indicator":
      return "this does not belong to the list that starts on line \(contextLine); "
        + "put a hyphen in front of it, or fix the indentation"
    case "did not find expected ',' or ']'": return unclosed("list", "[", "]")
    case "did not find expected ',' or '}'": return unclosed("mapping", "{", "}")
    case "did not find expected node content":
      return "a value is missing here; put text that starts with '[' or '{' in quotes"
    case "found unexpected end of stream": return "this quote is never closed"
    case "found unexpected document indicator":
      return "the document ends inside a quote; close the quote of line \(contextLine)"
    case "found unknown escape character":
      return "this is not an escape; write two backslashes, or use single quotes"
    case "found invalid Unicode character escape code":
      return "this escape names no character; YAML has no surrogate pairs"
    case "did not find expected hexdecimal number": return "an escape lacks hexadecimal digits"
    case "found undefined tag handle":
      return "a tag with two '!' needs a %TAG line; write the name of a function behind one '!'"
    case "did not find expected <document start>":
      return "text stands behind the end of the document; remove it, or fix the indentation"
    case "did not find expected comment or line break" where context.contains("block"):
      return "text stands behind '|' or '>'; start it on the next line"
    case "did not find expected alphabetic or numeric character":
      return "'*' and '&' start aliases and anchors, which need a name; "
        + "put text that starts with one in quotes"
    case "control characters are not allowed": return "a control character; remove it"
    default: return nil
    }
  }

  private static let tab = "a tab stands where YAML wants spaces; indent with spaces"

  private var wrongStart: String {
    guard offset < source.bytes.count else { return "a value is missing at the end" }
    let byte = source.bytes[offset]
    if byte == 0x09 { return Self.tab }
    return "a value cannot start with '\(Character(Unicode.Scalar(byte)))'; put it in quotes"
  }

  /// `a: b: c`, or a mapping below a line that has a value.
  private var secondValue: String {
    let words = "a mapping value is not allowed here"
    let line = source.bytes[..<offset].reversed().prefix { $0 != 0x0A && $0 != 0x0D }
    // Read backwards: a blank behind a colon.
    let hasValue = zip(line, line.dropFirst()).contains {
      $0 == 0x20 && $1 == UInt8(ascii: ":")
    }
    if hasValue { return "\(words): the line has a value already; put text with a colon in quotes" }
    return
      "\(words): line \(lineBefore) has a value already; fix the indentation, or remove that value"
  }

  private var foreignKey: String {
    if offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "!") {
      return "a value takes one tag; write the outer function in its long form, such as Fn::Base64"
    }
    return "this does not belong to the mapping that starts on line \(contextLine); "
      + "fix the indentation, or put the value in front of it in quotes"
  }

  private func unclosed(_ what: String, _ opening: String, _ closing: String) -> String {
    "a ',' or '\(closing)' is missing in the \(what) that '\(opening)' opens on line \(contextLine)"
  }

  // MARK: Lines

  private var contextLine: Int { line(of: context ?? offset) }

  /// The last line in front of the place that is not blank.
  private var lineBefore: Int {
    var end = source.bytes[..<offset].lastIndex(of: 0x0A) ?? 0
    while end > 0 {
      let start = source.bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if !source.bytes[start..<end].allSatisfy(YAMLText.isBlankOrBreak) { return line(of: start) }
      end = start - 1
    }
    return line(of: offset)
  }

  private func line(of offset: Int) -> Int { LineIndex(source).position(of: offset).line }
}
