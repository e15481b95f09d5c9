internal import Documents

/// What `Fn::ToJsonString` makes of a value.
enum JSONText {
  /// Minified, keys as written; `nil` where something is open.
  static func text(of value: Value) -> String? {
    switch value.content {
    case .absent, .open: return nil
    case .scalar(let text, let kind):
      guard let known = text.known else { return nil }
      switch kind {
      case .boolean, .integer, .real: return known
      default: return quoted(known)
      }
    case .list(let items):
      let texts = items.compactMap(text)
      return texts.count == items.count ? "[\(texts.joined(separator: ","))]" : nil
    case .mapping:
      let members = value.members
      guard !value.hasOpenMembers else { return nil }
      let texts = members.compactMap { member in
        text(of: member.value).map { "\(quoted(member.entry.key)):\($0)" }
      }
      return texts.count == members.count ? "{\(texts.joined(separator: ","))}" : nil
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let scalar where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
