/// A JSON or YAML text as one tree of values that know where they stand.
///
/// A value type over one immutable, flat store: nothing in it is counted or freed value by value.
public struct Document: Sendable {
  /// The largest text that is read; CloudFormation itself takes templates of up to 1 MB.
  public static let maximumBytes = 64 << 20

  /// Levels of nesting that are read.
  ///
  /// CloudFormation publishes no limit, and real templates stay far below.
  public static let maximumDepth = 256

  /// Nodes that aliases and merge keys of one YAML text may add.
  public static let maximumAliasedNodes = 100_000

  /// The two notations of a template.
  public enum Syntax: Sendable {
    case json
    case yaml
  }

  /// The notation that the text was read as.
  public var syntax: Syntax { store.syntax }
  let store: NodeStore

  init(store: NodeStore) { self.store = store }

  /// Reads `source`: JSON with jansson, YAML with libyaml.
  ///
  /// - Throws: ``DocumentError`` with the parser's position; nothing of a broken text is kept.
  public init(reading source: SourceText, as syntax: Syntax) throws(DocumentError) {
    guard source.bytes.count <= Self.maximumBytes else {
      throw DocumentError(.size, "the file has more than \(Self.maximumBytes) bytes", at: 0)
    }
    switch syntax {
    case .json: self = try JSONReader.read(source)
    case .yaml: self = try YAMLReader.read(source)
    }
  }

  /// Reads the first YAML document of `source`, and nothing behind it.
  ///
  /// - Throws: ``DocumentError`` as for a text that holds one.
  public init(readingFirstOf source: SourceText) throws(DocumentError) {
    self = try YAMLReader.read(source, ignoringFurther: true)
  }

  /// A value of another document as a document of its own, over the same text and without a copy.
  ///
  /// Its root is in no other value, and its values are not those of the whole. Of the whole's duplicate
  /// keys it has those that stand in the part, and ``firstAlias`` where that stands there.
  public init(rootedAt node: Node) { store = NodeStore(node.store, root: node.index) }

  /// The text that was read; all ranges count its bytes.
  public var source: SourceText { store.source }

  /// The outermost value.
  public var root: Node { Node(store: store, index: store.root) }

  /// Keys that a mapping holds twice, in document order.
  ///
  /// The last value is the one in the tree, as CloudFormation takes it.
  public var duplicateKeys: [DuplicateKey] { store.duplicateKeys }

  /// Where the text first uses a YAML alias, if it does.
  public var firstAlias: SourceRange? { store.firstAlias }
}

/// A key that stands twice in one mapping.
public struct DuplicateKey: Hashable, Sendable {
  /// The decoded text of the key.
  public let key: String
  /// The later key, whose value counts.
  public let range: SourceRange
  /// The first key of that name, whose value is lost.
  public let first: SourceRange
  /// The value that this key replaces: that of the key of the same name before it.
  public let lostValue: SourceRange
}

/// The flat arrays behind a ``Document``, immutable after reading, so sharing them is safe.
final class NodeStore: Sendable {
  struct Record {
    var kind: Node.Kind
    var range: SourceRange
    var parent: Int32
    /// The entry of a mapping whose value this is, or -1.
    var entry: Int32 = -1
    /// A scalar's text; the first of a container's members, and how many they are.
    var first: Int32
    var count: Int32
  }

  struct EntryRecord {
    var key: Int32
    var keyRange: SourceRange
    var value: Int32
  }

  let syntax: Document.Syntax
  let source: SourceText
  let records: [Record]
  let texts: [String]
  let elements: [Int32]
  let entries: [EntryRecord]
  let root: Int32
  let duplicateKeys: [DuplicateKey]
  let firstAlias: SourceRange?

  init(
    _ builder: consuming TreeBuilder, of source: SourceText, as syntax: Document.Syntax,
    root: Int32
  ) {
    self.syntax = syntax
    self.source = source
    records = builder.records
    texts = builder.texts
    elements = builder.elements
    entries = builder.entries
    duplicateKeys = builder.duplicateKeys.sorted { $0.range < $1.range }
    firstAlias = builder.firstAlias
    self.root = root
  }

  /// The same values with another root: only what belongs to the new tree alone is made anew.
  init(_ whole: NodeStore, root: Int32) {
    syntax = whole.syntax
    source = whole.source
    records = whole.records
    texts = whole.texts
    elements = whole.elements
    entries = whole.entries
    let range = whole.records[Int(root)].range
    duplicateKeys = whole.duplicateKeys.filter { range.contains($0.range) }
    firstAlias = whole.firstAlias.flatMap { range.contains($0) ? $0 : nil }
    self.root = root
  }
}
