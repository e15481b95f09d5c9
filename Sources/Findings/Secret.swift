public import Documents

/// A literal value that no report may show.
public struct Secret: Hashable, Sendable {
  /// Where it stands.
  public let range: SourceRange
  /// What it says, decoded: it is hidden wherever it is said.
  ///
  /// Empty for what is known by its place alone.
  public let text: String

  /// A secret at a place.
  public init(_ text: String, at range: SourceRange) {
    self.text = text
    self.range = range
  }

  /// Words of the form of an access key's id: `AKIA` or `ASIA` and sixteen letters or digits.
  public static func accessKeys(in text: [UInt8]) -> [SourceRange] {
    let bytes = text.span
    var found: [SourceRange] = []
    var start = 0
    while start + 20 <= bytes.count {
      guard bytes[start] == UInt8(ascii: "A"), bytes[start + 2] == UInt8(ascii: "I"),
        bytes[start + 3] == UInt8(ascii: "A"),
        bytes[start + 1] == UInt8(ascii: "K") || bytes[start + 1] == UInt8(ascii: "S")
      else {
        start += 1
        continue
      }
      var end = start + 4
      while end < bytes.count, isKeyCharacter(bytes[end]) { end += 1 }
      if end - start == 20 { found.append(SourceRange(start, end)) }
      start = end
    }
    return found
  }

  private static func isKeyCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
  }
}
