import Documents

/// A tree on one line: `{a@1:1-2: int(1)@1:4-5}`.
///
/// Behind each key and value stands its range: line, column, and the column behind its end.
struct Rendering {
  private let lines: LineIndex
  private let hasPlaces: Bool

  static func text(of document: Document, places: Bool = true) -> String {
    Rendering(document, places: places).text(of: document.root)
  }

  init(_ document: Document, places: Bool = true) {
    lines = LineIndex(document.source)
    hasPlaces = places
  }

  private func text(of node: Node) -> String {
    switch node.kind {
    case .list:
      "[" + node.elements.map(text).joined(separator: ", ") + "]" + place(node.range)
    case .mapping:
      "{" + node.entries.map(text).joined(separator: ", ") + "}" + place(node.range)
    case .string: (node.text ?? "?").debugDescription + place(node.range)
    case .null: "null(\(node.text ?? "?"))" + place(node.range)
    case .boolean: "bool(\(node.text ?? "?"))" + place(node.range)
    case .integer: "int(\(node.text ?? "?"))" + place(node.range)
    case .real: "real(\(node.text ?? "?"))" + place(node.range)
    case .ambiguousNumber: "ambiguous(\(node.text ?? "?"))" + place(node.range)
    }
  }

  private func text(of entry: Entry) -> String {
    let quoted = entry.key.debugDescription
    let key = quoted == "\"\(entry.key)\"" && !entry.key.isEmpty ? entry.key : quoted
    return "\(key)\(place(entry.keyRange)): \(text(of: entry.value))"
  }

  func place(_ range: SourceRange) -> String {
    guard hasPlaces else { return "" }
    let start = lines.position(of: range.start)
    let end = lines.position(of: range.end)
    let last = start.line == end.line ? "\(end.column)" : "\(end.line):\(end.column)"
    return "@\(start.line):\(start.column)-\(last)"
  }
}
