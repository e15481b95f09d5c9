/// A CloudFormation short tag, and where it stands.
struct ShortTag {
  /// The long name: `Ref` and `Condition` as they are, all others behind `Fn::`.
  let function: String
  let range: SourceRange

  /// `nil` for no tag, for `!` alone and for YAML's own tags.
  ///
  /// The tag is looked for between the start of its event and of the value.
  init?(_ tag: String?, in bytes: [UInt8], between start: Int, and end: Int) {
    guard let tag, Self.isShort(tag) else { return nil }
    let name = String(tag.dropFirst())
    function = name == "Ref" || name == "Condition" ? name : "Fn::\(name)"
    let properties = bytes[start..<max(start, end)]
    let first = properties.firstIndex(of: UInt8(ascii: "!")) ?? start
    let length = properties[first...].prefix { !YAMLText.isBlankOrBreak($0) && $0 != 0x2C }.count
    range = SourceRange(first, first + length)
  }

  static func isShort(_ tag: String) -> Bool { tag.hasPrefix("!") && tag.utf8.count > 1 }
}

/// What the reader asks of the bytes that libyaml has scanned.
enum YAMLText {
  /// Where a value starts behind its anchor and tag, which libyaml counts as part of it.
  ///
  /// `limit` is where the value ends at the latest: a tag may have no value at all.
  static func contentStart(in bytes: [UInt8], from start: Int, limit: Int) -> Int {
    let limit = min(limit, bytes.count)
    var offset = start
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"): offset = propertyEnd(in: bytes, from: offset)
      case UInt8(ascii: "#"):
        while offset < limit, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      case let byte where isBlankOrBreak(byte): offset += 1
      default: return offset
      }
    }
    return max(start, limit)
  }

  /// `[!Ref, x]`: a tag without a value ends at the comma; `!<…>` may hold one.
  private static func propertyEnd(in bytes: [UInt8], from start: Int) -> Int {
    var offset = start + 1
    let isVerbatim = offset < bytes.count && bytes[offset] == UInt8(ascii: "<")
    while offset < bytes.count, !isBlankOrBreak(bytes[offset]) {
      if !isVerbatim, isFlowIndicator(bytes[offset]) { return offset }
      offset += 1
    }
    return offset
  }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  static func isBlankOrBreak(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Where the line stands that starts with `%` after `count` other such lines.
  static func directive(after count: Int, in text: [UInt8]) -> Int? {
    let bytes = text.span
    var left = count
    for offset in 0..<bytes.count where bytes[offset] == UInt8(ascii: "%") {
      guard offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D else { continue }
      if left == 0 { return offset }
      left -= 1
    }
    return nil
  }

  /// A flow collection stands at `offset`, not a block one.
  static func opensFlow(in bytes: [UInt8], at offset: Int) -> Bool {
    offset < bytes.count
      && (bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "["))
  }
}
