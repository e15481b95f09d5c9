public import Documents

/// A document as it is written, for `as-written` evaluation and for documents that are no templates.
public enum WrittenDocument {
  /// Which of the reference implementation's two readings is followed.
  ///
  /// Guard 3.2 reads data files of `validate` with a loader of its own, and the inputs of unit tests with a
  /// YAML library.
  public enum Reading: Sendable {
    case validate
    case test
  }

  /// Why a document is refused.
  public struct Refusal: Error {
    /// What is refused: one line, lower-case start, no final period.
    public let message: String
    /// Where it stands.
    public let range: SourceRange
  }

  /// The value of a document's root.
  ///
  /// - Throws: ``Refusal`` for what the reference implementation refuses.
  public static func value(
    of document: Document, _ reading: Reading
  ) throws(Refusal) -> PolicyValue {
    if reading == .validate, let alias = document.firstAlias {
      throw Refusal(message: "aliases are refused", range: alias)
    }
    try checkKeys(of: document.root)
    return value(of: document.root, reading)
  }

  private static func checkKeys(of node: Node) throws(Refusal) {
    for entry in node.entries {
      guard entry.keyKind == .string else {
        throw Refusal(message: "a key that is no string is refused", range: entry.keyRange)
      }
      try checkKeys(of: entry.value)
    }
    for element in node.elements { try checkKeys(of: element) }
  }

  /// The value of a part of a document.
  public static func value(of node: Node, _ reading: Reading) -> PolicyValue {
    switch node.kind {
    case .mapping:
      if reading == .validate, let dropped = contentOfDroppedTag(node) {
        return value(of: dropped, reading)
      }
      return PolicyValue(.map(NodeMap(node, reading)), at: node)
    case .list:
      return PolicyValue(.list(node.elements.map { value(of: $0, reading) }), at: node)
    default: return PolicyValue(scalar(node, reading), at: node)
    }
  }

  // MARK: Tags

  private static let scalarTags: Set<String> = [
    "Ref", "Base64", "Sub", "GetAZs", "ImportValue", "GetAtt", "Condition", "RefAll",
  ]
  private static let listTags: Set<String> = [
    "GetAtt", "Sub", "Select", "Split", "Join", "FindInMap", "And", "Equals", "Contains",
    "EachMemberIn", "EachMemberEquals", "ValueOf", "If", "Not", "Or",
  ]

  /// What a short tag stands in front of, where the reading drops the tag.
  private static func contentOfDroppedTag(_ node: Node) -> Node? {
    guard let entry = node.onlyEntry, entry.isTag else { return nil }
    let name = entry.key.hasPrefix("Fn::") ? String(entry.key.dropFirst(4)) : entry.key
    return switch entry.value.kind {
    case .mapping: entry.value
    case .list: listTags.contains(name) ? nil : entry.value
    default: scalarTags.contains(name) ? nil : entry.value
    }
  }

  // MARK: Scalars

  private static func scalar(_ node: Node, _ reading: Reading) -> PolicyValue.Content {
    let text = node.text ?? ""
    guard node.kind != .string, !(reading == .validate && isTagged(node)) else {
      // A number to the reference, though no number to YAML 1.1.
      return node.kind == .string && node.isPlain ? number(text, reading) : .string(text)
    }
    switch node.kind {
    case .null: return text.isEmpty && reading == .validate ? .string("") : .null
    case .boolean: return boolean(text, reading)
    case .integer, .real, .ambiguousNumber: return number(text, reading)
    default: return .string(text)
    }
  }

  private static func isTagged(_ node: Node) -> Bool { node.enclosingEntry?.isTag ?? false }

  private static func boolean(_ text: String, _ reading: Reading) -> PolicyValue.Content {
    switch (text, reading) {
    case ("true", _), ("True", .test), ("TRUE", .test), ("yes", .validate), ("on", .validate):
      .boolean(true)
    case ("false", _), ("False", .test), ("FALSE", .test), ("no", .validate), ("off", .validate):
      .boolean(false)
    default: .string(text)
    }
  }

  /// A plain scalar as a number, where the reading takes it for one.
  private static func number(_ text: String, _ reading: Reading) -> PolicyValue.Content {
    switch reading {
    case .validate:
      if text == "y" { return .boolean(true) }
      if text == "n" { return .boolean(false) }
      if let value = Int(text) { return .integer(value) }
      return isReal(text) ? Double(text).map { .real($0) } ?? .string(text) : .string(text)
    case .test:
      if let value = based(text) ?? (hasLeadingZero(text) ? nil : Int(text)) {
        return .integer(value)
      }
      switch text.lowercased() {
      case ".inf", "+.inf": return .real(.infinity)
      case "-.inf": return .real(-.infinity)
      case ".nan": return .real(.nan)
      default: break
      }
      guard !hasLeadingZero(text), isReal(text), text.contains(where: \.isNumber) else {
        return .string(text)
      }
      return Double(text).map { .real($0) } ?? .string(text)
    }
  }

  /// Not a hexadecimal number, which `Double` would take.
  private static func isReal(_ text: String) -> Bool {
    !text.contains { $0 == "x" || $0 == "X" || $0 == "p" || $0 == "P" || $0 == "_" }
  }

  private static func based(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    return text.hasPrefix("0b") ? Int(text.dropFirst(2), radix: 2) : nil
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    return digits.count > 1 && digits.first == "0" && digits.dropFirst().first?.isNumber == true
  }
}

/// A mapping of a document.
final class NodeMap: PolicyMap {
  private let node: Node
  private let reading: WrittenDocument.Reading
  /// Resources by their `Type`; those whose type cannot be looked up are under the empty text.
  private lazy var keysByType = Dictionary(grouping: keys) { key in
    key.entry?.value["Type"]?.string ?? ""
  }
  private var known: [String: PolicyValue] = [:]

  init(_ node: Node, _ reading: WrittenDocument.Reading) {
    self.node = node
    self.reading = reading
  }

  lazy var keys = node.entries.map { PolicyKey($0.key, at: $0) }
  var mayHaveMore: Bool { false }

  func member(_ key: String) -> PolicyMember {
    if let value = known[key] { return .value(value) }
    guard let entry = node.entry(key) else { return .absent }
    let value = WrittenDocument.value(of: entry.value, reading)
    // The sections of a document are asked for by every rule.
    if node.parent == nil { known[key] = value }
    return .value(value)
  }

  func keys(ofResourceType type: String) -> [PolicyKey]? {
    guard node.parent?.parent == nil, node.enclosingEntry?.key == "Resources" else { return nil }
    guard let others = keysByType[""] else { return keysByType[type] ?? [] }
    let chosen = others + (keysByType[type] ?? [])
    return chosen.sorted { ($0.entry?.keyRange.start ?? 0) < ($1.entry?.keyRange.start ?? 0) }
  }
}
