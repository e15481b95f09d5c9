internal import Documents

/// How a secret is spelled, which says where it can be told from the words of a rule.
struct SecretSpelling {
  private let length: Int
  private let hasDigit: Bool
  private let hasSign: Bool

  init(_ value: [UInt8]) {
    length = value.count
    hasDigit = value.contains { (0x30...0x39).contains($0) }
    // `Fn::GetAtt` and `a role` are words of rules.
    let isSign: (UInt8) -> Bool = {
      $0 > 0x20 && $0 < 0x80 && !Self.isWord($0) && $0 != UInt8(ascii: ":")
    }
    hasSign = value.contains { isSign($0) || $0 == UInt8(ascii: "_") }
  }

  /// No rule has such a word: eight bytes with a digit or a sign, or four with a digit that stand
  /// alone.
  func isNoWord(isAlone: Bool) -> Bool {
    length >= 8 && (hasDigit || hasSign) || length >= 4 && hasDigit && isAlone
  }

  /// No letter, digit or `_` stands before or behind a range.
  static func isAlone(_ range: SourceRange, in bytes: [UInt8]) -> Bool {
    (range.start == 0 || !isWord(bytes[range.start - 1]))
      && (range.end == bytes.count || !isWord(bytes[range.end]))
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  /// Without the quotes around a written scalar.
  static func unquoted(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.count > 2, let first = bytes.first, first == bytes.last,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// Without the blanks around it; a block scalar ends with a line break.
  static func trimmed(_ text: String) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }
    let bytes = text.utf8.drop(while: isBlank)
    guard let last = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(text[bytes.startIndex...last])
  }
}

/// What stands between single quotes in a message.
struct QuotedRuns {
  /// Without the quotes, in order.
  let runs: [SourceRange]
  private let bytes: [UInt8]

  /// An apostrophe inside a word (`a role's`) is no quote.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let quote = UInt8(ascii: "'")
    var runs: [SourceRange] = []
    var start: Int?
    for (offset, byte) in bytes.enumerated() where byte == quote {
      if let opened = start {
        let next = offset + 1
        guard next == bytes.count || !SecretSpelling.isWord(bytes[next]) else { continue }
        runs.append(SourceRange(opened, offset))
        start = nil
      } else if offset == 0 || !SecretSpelling.isWord(bytes[offset - 1]) {
        start = offset + 1
      }
    }
    self.runs = runs
  }

  /// Quotes stand right around a range, or what is put in beside it: `'${Stage}-id'`.
  func isWhole(_ range: SourceRange) -> Bool {
    let quote = UInt8(ascii: "'")
    guard range.start > 0, range.end < bytes.count else { return false }
    let (before, behind) = (bytes[range.start - 1], bytes[range.end])
    return (before == quote || before == UInt8(ascii: "}"))
      && (behind == quote || bytes[range.end...].starts(with: "${".utf8))
  }
}
