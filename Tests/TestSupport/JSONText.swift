public import Documents

/// Nodes as JSON; what JSON cannot say, such as a plain `ON`, as what it means.
public enum JSONText {
  /// The text of a value.
  public static func of(_ node: Node) -> String {
    switch node.kind {
    case .list: "[" + node.elements.map { of($0) }.joined(separator: ", ") + "]"
    case .mapping:
      "{" + node.entries.map { "\(quoted($0.key)): \(of($0.value))" }.joined(separator: ", ") + "}"
    case .string: quoted(node.text ?? "")
    case .null: "null"
    case .boolean: node.boolean == true ? "true" : "false"
    case .integer, .real: node.text?.filter { $0 != "_" && $0 != "+" } ?? "0"
    case .ambiguousNumber: quoted(node.text ?? "")
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\", "\"": "\\\(scalar)"
    case "\n": "\\n"
    case "\r": "\\r"
    default: String(scalar)
    }
  }
}
