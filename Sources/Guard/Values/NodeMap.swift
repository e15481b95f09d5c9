internal import Documents

/// A mapping of a document.
final class NodeMap: GuardMap {
  private let node: Node
  private let reading: WrittenDocument.Reading
  /// Resources by their `Type`; those whose type cannot be looked up are under the empty text.
  private lazy var keysByType = Dictionary(grouping: keys) { key in
    key.entry?.value["Type"]?.string ?? ""
  }
  private var known: [String: GuardValue]

  /// A mapping, with the values of some of its keys.
  init(_ node: Node, _ reading: WrittenDocument.Reading, known: [String: GuardValue] = [:]) {
    self.node = node
    self.reading = reading
    self.known = known
  }

  lazy var keys = reading.keys(of: node)
  var mayHaveMore: Bool { false }

  func member(_ key: String) -> GuardMember {
    if let value = known[key] { return .value(value) }
    guard let entry = entry(key) else { return .absent }
    let value = WrittenDocument.value(of: entry.value, reading)
    // All that a list holds is made with it, for each time that it is asked for.
    if !entry.value.kind.isScalar { known[key] = value }
    return .value(value)
  }

  /// Lookups in a mapping that are answered by looking through it: most are asked for a few keys once.
  private static let maximumScans = 16
  private var lookups = 0
  private lazy var convertsKeys = reading.converts(node)
  private lazy var index = Dictionary(
    keys.map { (Array($0.text.utf8), $0.entry) }, uniquingKeysWith: { $1 })

  private func entry(_ key: String) -> Entry? {
    lookups += 1
    guard lookups > Self.maximumScans || convertsKeys else { return node.entry(key) }
    return index[Array(key.utf8)] ?? nil
  }

  func keys(ofResourceType type: String) -> ResourceKeys? {
    guard node.parent?.parent == nil, node.enclosingEntry?.key == "Resources" else { return nil }
    let known = keysByType[type] ?? []
    guard let others = keysByType[""] else { return ResourceKeys(perhaps: known) }
    return ResourceKeys(
      perhaps: (others + known).sorted {
        ($0.entry?.keyRange.start ?? 0) < ($1.entry?.keyRange.start ?? 0)
      })
  }
}

extension WrittenDocument.Reading {
  /// Some key of a mapping is another than is written.
  fileprivate func converts(_ node: Node) -> Bool {
    convertsKeys && node.entries.contains { $0.keyKind != .string }
  }

  /// The keys of a mapping; of those that become the same text the last counts.
  fileprivate func keys(of node: Node) -> [GuardKey] {
    let keys = node.entries.map { GuardKey(key($0), at: $0) }
    guard converts(node) else { return keys }
    var places: [[UInt8]: Int] = [:]
    var unique: [GuardKey] = []
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
