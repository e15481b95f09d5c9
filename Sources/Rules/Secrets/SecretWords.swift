internal import Documents
internal import Findings

/// Secrets of a text that has no tree: what stands behind a word that announces one.
enum SecretWords {
  /// Keys whose values are secret, in small letters.
  static let keys = ["externalid", "sts:externalid", "client_secret", "private_key"]

  /// Where `words`, which are in small letters, stand in any letter case, in order.
  static func places(of words: [String], in source: SourceText) -> [SourceRange] {
    let bytes = source.bytes
    let words = words.map { Array($0.utf8) }
    let starts = Set(words.compactMap(\.first))
    var found: [SourceRange] = []
    var isStart = [Bool](repeating: false, count: 256)
    for byte in starts { isStart[Int(byte)] = true }
    for start in bytes.indices where isStart[Int(small(bytes[start]))] {
      for word in words where start + word.count <= bytes.count {
        let end = start + word.count
        if bytes[start..<end].elementsEqual(word, by: { small($0) == $1 }) {
          found.append(SourceRange(start, end))
        }
      }
    }
    return found
  }

  /// What may be secret in a text that cannot be read: everything from such a key's colon to the
  /// end of its line, and further lines that belong to it.
  static func secrets(inUnread source: SourceText) -> [Secret] {
    let bytes = source.bytes
    let lines = LineIndex(source)
    var found: [Secret] = []
    var reached = 0
    for place in places(of: ["externalid", "client_secret", "private_key", "default"], in: source)
    where place.start >= reached {
      var start = place.end
      while start < bytes.count, isQuote(bytes[start]) || bytes[start] == UInt8(ascii: "\\") {
        start += 1
      }
      while start < bytes.count, isBlank(bytes[start]) { start += 1 }
      guard start < bytes.count, bytes[start] == UInt8(ascii: ":") else { continue }
      start += 1
      while start < bytes.count, isBlank(bytes[start]) { start += 1 }
      let line = lines.position(of: place.end).line
      let end = end(ofValueAt: start, line: line, in: bytes, lines)
      reached = end
      let text = value(source.string(in: SourceRange(start, end)))
      guard canBeSecret(text) else { continue }
      let isDefault = place.end - place.start == "default".utf8.count
      found.append(Secret(isDefault ? "" : text, at: SourceRange(start, end)))
    }
    return found
  }

  /// STS takes no id of one character, and wildcards are none.
  static func canBeSecret(_ text: String) -> Bool {
    text.count { $0 != "*" && $0 != "?" } > 1 && !["true", "false", "null"].contains(text)
  }

  /// A value that only starts on its line goes on for as long as lines stand deeper.
  private static func end(
    ofValueAt start: Int, line: Int, in bytes: [UInt8], _ lines: LineIndex
  ) -> Int {
    let keyLine = lines.range(ofLine: line)
    let start = min(start, keyLine.end)
    let rest = bytes[start..<keyLine.end]
    guard let first = rest.first(where: { $0 != 0x0D }) else {
      return deeper(than: keyLine, line, in: bytes, lines)
    }
    let isBlock = first == UInt8(ascii: "|") || first == UInt8(ascii: ">")
    let isOpen = isQuote(first) && !rest.dropFirst().contains(first)
    return isBlock || isOpen ? deeper(than: keyLine, line, in: bytes, lines) : keyLine.end
  }

  private static func deeper(
    than keyLine: SourceRange, _ line: Int, in bytes: [UInt8], _ lines: LineIndex
  ) -> Int {
    func indent(_ range: SourceRange) -> Int {
      bytes[range.start..<range.end].prefix(while: isBlank).count
    }
    let limit = indent(keyLine)
    var end = keyLine.end
    var next = line + 1
    while next <= lines.lineCount {
      let range = lines.range(ofLine: next)
      let depth = indent(range)
      guard depth > limit || depth == range.end - range.start else { break }
      end = range.end
      next += 1
    }
    return end
  }

  /// Without the quotes, blanks and commas around it.
  private static func value(_ text: String) -> String {
    let isAround: (Character) -> Bool = { "\"', \t\r\n".contains($0) }
    let start = text.drop(while: isAround)
    return String(start.reversed().drop(while: isAround).reversed())
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func small(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
