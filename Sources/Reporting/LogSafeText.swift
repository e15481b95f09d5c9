/// Text of templates, paths and rules in lines that a CI runner or a terminal reads.
///
/// GitHub's runner obeys `##[…]` anywhere in a line and `::…::` at its start, Azure's agent
/// `##vso[…]` anywhere; terminals obey control characters; bidirectional controls show another
/// order than is there.
public enum LogSafe {
  /// One line without commands and without controls.
  public static func text(_ text: String) -> String {
    if isPlain(text) { return text }
    let scalars = Array(Wording.oneLine(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if startsCommandAtLineStart(scalars, at: index) || endsCommandMark(scalars, at: index) {
        result.append("\\")
      }
      result.append(contentsOf: visible(scalar).unicodeScalars)
    }
    return String(result)
  }

  /// Most texts: one line of ASCII, not empty, in which nothing means anything to any format.
  ///
  /// False says nothing: the text is then looked at closely.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: ":") else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "#"):
        false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
  }

  /// The scalar itself, or its number where it would act instead of being seen.
  static func visible(_ scalar: Unicode.Scalar) -> String {
    isUnsafe(scalar) ? escape(scalar) : String(scalar)
  }

  /// Text in which nothing acts instead of being seen; it may still start a command.
  static func visible(_ text: String) -> String {
    text.unicodeScalars.map(visible).joined()
  }

  /// `\u{1B}`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    // Line and paragraph separator, byte order mark, what is no character.
    case 0x2028, 0x2029, 0xFEFF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// The second `#` of `##[` or `##vso[`.
  static func endsCommandMark(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, scalars[index] == "#", scalars[index - 1] == "#" else { return false }
    let following = scalars[(index + 1)...].prefix(4).map { $0.properties.lowercaseMapping }
    return following.first == "[" || following == ["v", "s", "o", "["]
  }

  /// The second `:` of a `::` that only blanks precede.
  private static func startsCommandAtLineStart(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, scalars[index] == ":", scalars[index - 1] == ":" else { return false }
    return scalars[..<(index - 1)].allSatisfy(\.properties.isWhitespace)
  }
}

extension DefaultStringInterpolation {
  mutating func appendInterpolation(logSafe text: String) {
    appendInterpolation(LogSafe.text(text))
  }
}
