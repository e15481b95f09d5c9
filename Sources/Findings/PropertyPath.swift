internal import Documents

/// The way to a value in words that survive reformatting and reordering; part of a fingerprint.
///
/// Part of `cogcheckFinding/v1`, docs/decisions/0009: a list element is named by what it says, never by
/// its index.
enum PropertyPath {
  /// Key names joined with `/`.
  static func path(to node: Node) -> String {
    var parts: [String] = []
    var current = node
    while let parent = current.parent {
      parts.append(name(of: current, in: parent))
      current = parent
    }
    return parts.reversed().joined(separator: "/")
  }

  private static func name(of node: Node, in parent: Node) -> String {
    if parent.kind == .mapping { return node.enclosingEntry?.key ?? "" }
    if let text = node.text { return text }
    for key in ["Sid", "Key", "Name", "PolicyName"] {
      if let text = node[key]?.text, !text.isEmpty { return text }
    }
    return "~" + SHA256Digest(of: canonicalJSON(node)).hexadecimal(first: 4)
  }

  /// JSON without blanks, keys in the order of their bytes: equal values give equal text.
  static func canonicalJSON(_ node: Node) -> String {
    switch node.kind {
    case .list: return "[" + node.elements.map(canonicalJSON).joined(separator: ",") + "]"
    case .mapping:
      let members = node.entries.sorted {
        Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8)
      }
      let texts = members.map { quoted($0.key) + ":" + canonicalJSON($0.value) }
      return "{" + texts.joined(separator: ",") + "}"
    case .null: return "null"
    case .boolean: return node.boolean == true ? "true" : "false"
    case .string: return quoted(node.text ?? "")
    case .integer, .real, .ambiguousNumber: return node.text ?? ""
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case let scalar where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
