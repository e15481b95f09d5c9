internal import Documents

/// A mapping of a document.
final class NodeMap: PolicyMap {
  private let node: Node
  private let reading: WrittenDocument.Reading
  /// Resources by their `Type`; those whose type cannot be looked up are under the empty text.
  private lazy var keysByType = Dictionary(grouping: keys) { key in
    key.entry?.value["Type"]?.string ?? ""
  }
  private var known: [String: PolicyValue]

  /// A mapping, with the values of some of its keys.
  init(_ node: Node, _ reading: WrittenDocument.Reading, known: [String: PolicyValue] = [:]) {
    self.node = node
    self.reading = reading
    self.known = known
  }

  lazy var keys = reading.keys(of: node)
  var mayHaveMore: Bool { false }

  func member(_ key: String) -> PolicyMember {
    if let value = known[key] { return .value(value) }
    guard let entry = entry(key) else { return .absent }
    let value = WrittenDocument.value(of: entry.value, reading)
    // The sections of a document are asked for by every rule.
    if node.parent == nil { known[key] = value }
    return .value(value)
  }

  private func entry(_ key: String) -> Entry? {
    guard reading.convertsKeys else { return node.entry(key) }
    return keys.first { $0.text.hasSameBytes(as: key) }?.entry
  }

  func keys(ofResourceType type: String) -> [PolicyKey]? {
    guard node.parent?.parent == nil, node.enclosingEntry?.key == "Resources" else { return nil }
    guard let others = keysByType[""] else { return keysByType[type] ?? [] }
    let chosen = others + (keysByType[type] ?? [])
    return chosen.sorted { ($0.entry?.keyRange.start ?? 0) < ($1.entry?.keyRange.start ?? 0) }
  }
}

extension WrittenDocument.Reading {
  /// The keys of a mapping; of those that become the same text the last counts.
  fileprivate func keys(of node: Node) -> [PolicyKey] {
    let keys = node.entries.map { PolicyKey(key($0), at: $0) }
    guard convertsKeys, node.entries.contains(where: { $0.keyKind != .string }) else { return keys }
    var places: [[UInt8]: Int] = [:]
    var unique: [PolicyKey] = []
    for key in keys {
      if let place = places[Array(key.text.utf8)] {
        unique[place] = key
      } else {
        places[Array(key.text.utf8)] = unique.count
        unique.append(key)
      }
    }
    return unique
  }
}
