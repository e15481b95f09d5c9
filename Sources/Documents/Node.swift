/// One value of a ``Document``: an index into it, cheap to copy and to compare.
public struct Node: Sendable {
  /// What a value is.
  public enum Kind: UInt8, Sendable {
    case null
    case boolean
    case integer
    case real
    /// A plain YAML scalar that is a number under YAML 1.1 only.
    ///
    /// Octal, hexadecimal, binary, base 60: what CloudFormation makes of it is not established.
    case ambiguousNumber
    case string
    case list
    case mapping

    /// Neither a list nor a mapping.
    public var isScalar: Bool { self != .list && self != .mapping }
  }

  let store: NodeStore
  let index: Int32

  private var record: NodeStore.Record { store.records[Int(index)] }

  /// What the value is.
  public var kind: Kind { record.kind }

  /// Where the value stands: from its first to behind its last byte, quotes and brackets included.
  public var range: SourceRange { record.range }

  /// The value stands on more than one line.
  public var spansLines: Bool {
    let range = range
    return store.source.bytes[range.start..<range.end].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// The decoded text of a string, the written text of any other scalar; `nil` for a container.
  public var text: String? {
    kind.isScalar ? store.texts[Int(record.first)] : nil
  }

  /// The decoded text if the value is a string.
  public var string: String? {
    kind == .string ? text : nil
  }

  /// A scalar without quotes, in one piece.
  public var isPlain: Bool {
    guard kind.isScalar, let text else { return false }
    return store.source.string(in: range).hasSameBytes(as: text)
  }

  /// A plain YAML 1.1 word such as `ON` or `yes`, which CloudFormation reads as a boolean.
  public var isBooleanWord: Bool {
    guard kind == .boolean, let text else { return false }
    return !["true", "false"].contains(text.lowercased())
  }

  /// What a boolean says; `nil` for every other kind.
  public var boolean: Bool? {
    guard kind == .boolean, let text else { return nil }
    return ["true", "yes", "on"].contains(text.lowercased())
  }

  /// The items of a list in written order; empty for every other kind.
  public var elements: [Node] {
    let record = record
    guard record.kind == .list else { return [] }
    return store.elements[Int(record.first)..<Int(record.first + record.count)].map {
      Node(store: store, index: $0)
    }
  }

  /// The members of a mapping in written order, each key once; empty for every other kind.
  public var entries: [Entry] {
    let record = record
    guard record.kind == .mapping else { return [] }
    return store.entries[Int(record.first)..<Int(record.first + record.count)].map {
      Entry(store: store, record: $0)
    }
  }

  /// The value of a key; `nil` where there is none or the value is no mapping.
  public subscript(key: String) -> Node? { entry(key)?.value }

  /// The member of a key; `nil` where there is none or the value is no mapping.
  public func entry(_ key: String) -> Entry? {
    let record = record
    guard record.kind == .mapping else { return nil }
    for index in Int(record.first)..<Int(record.first + record.count) {
      let entry = store.entries[index]
      if store.texts[Int(entry.key)].hasSameBytes(as: key) {
        return Entry(store: store, record: entry)
      }
    }
    return nil
  }

  /// The only member of a mapping with exactly one.
  public var onlyEntry: Entry? {
    let record = record
    guard record.kind == .mapping, record.count == 1 else { return nil }
    return Entry(store: store, record: store.entries[Int(record.first)])
  }

  /// A number that no other value of the document has.
  public var ordinal: Int { Int(index) }

  /// Both are values of one text.
  public func isInSameDocument(as other: Node) -> Bool { store === other.store }

  /// The root of a part of a text stands in a value that does not belong to the part.
  private var isRoot: Bool { index == store.root || record.parent < 0 }

  /// The value that holds this one; `nil` for the root.
  public var parent: Node? {
    isRoot ? nil : Node(store: store, index: record.parent)
  }

  /// The member of the enclosing mapping whose value this is.
  public var enclosingEntry: Entry? {
    let entry = record.entry
    return entry < 0 || isRoot ? nil : Entry(store: store, record: store.entries[Int(entry)])
  }
}

extension Node: Hashable {
  /// The same value of the same document, not one that reads alike.
  public static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.store === right.store
  }

  /// Hashes the place in the document.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
  }
}

/// One key of a mapping, and its value.
public struct Entry: Sendable {
  let store: NodeStore
  let record: NodeStore.EntryRecord

  /// The decoded text of the key.
  public var key: String { store.texts[Int(record.key)] }

  /// Where the key stands, quotes included; a short tag (`!Sub`) is the key of its function.
  public var keyRange: SourceRange { record.keyRange }

  /// The value that the key holds.
  public var value: Node { Node(store: store, index: record.value) }

  /// The key is the short tag of a function: `!Sub`.
  public var isTag: Bool {
    let bytes = store.source.bytes
    return keyRange.start < bytes.count && bytes[keyRange.start] == UInt8(ascii: "!")
      && !keyRange.isEmpty
  }

  /// What the key would be as a value: a string where it has quotes, is a tag or reads as none else.
  public var keyKind: Node.Kind {
    let bytes = store.source.bytes
    guard keyRange.start < bytes.count, !isTag else { return .string }
    switch bytes[keyRange.start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string
    default: return YAMLScalars.kind(ofPlain: key)
    }
  }
}
