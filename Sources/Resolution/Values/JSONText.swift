internal import Documents

/// What `Fn::ToJsonString` makes of a value.
enum JSONText {
  /// Minified, keys as written; what is open in the value is open in the text.
  static func text(of value: Value) -> Text {
    switch value.content {
    case .absent: return Text("null")
    case .open(let atom): return open(atom.identity)
    case .scalar(let text, let kind): return scalar(text, kind)
    case .list(let items): return joined(items.map { text(of: $0) }, "[", "]")
    case .mapping(let node):
      var members = value.members.map { member in
        Text([.literal("\(quoted(member.entry.key)):")] + text(of: member.value).parts)
      }
      if value.hasOpenMembers { members.append(open("@\(node.ordinal)")) }
      return joined(members, "{", "}")
    }
  }

  private static func scalar(_ text: Text, _ kind: Node.Kind) -> Text {
    switch (text.known, kind) {
    case (let known?, .boolean), (let known?, .integer), (let known?, .real): return Text(known)
    case (let known?, _): return Text(quoted(known))
    case (nil, .ambiguousNumber): return open(text.canonical)
    case (nil, _): break
    }
    var result = Text("\"")
    for part in text.parts {
      switch part {
      case .literal(let literal): result.append(String(quoted(literal).dropFirst().dropLast()))
      // Its signs may need escapes, so that it is not the same text.
      case .atom(let atom): result.append(open(atom.identity))
      }
    }
    result.append("\"")
    return result
  }

  private static func open(_ identity: String) -> Text {
    Text(Atom(.derived("json:\(identity)")))
  }

  private static func joined(_ texts: [Text], _ start: String, _ end: String) -> Text {
    var result = Text(start)
    for (place, text) in texts.enumerated() {
      if place > 0 { result.append(",") }
      result.append(text)
    }
    result.append(end)
    return result
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
