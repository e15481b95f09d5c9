/// Makes another tree over the text of a document: parts left out, repeated, or with other words.
///
/// Every value keeps the place of the one that it is made from.
public struct TreeRewriter: ~Copyable {
  private let original: Document
  private var builder: TreeBuilder

  /// A value of the new tree.
  public struct Value: Sendable {
    fileprivate let index: Int32
  }

  /// A member of a mapping of the new tree.
  public struct Member: Sendable {
    fileprivate let key: String
    fileprivate let keyRange: SourceRange
    fileprivate let value: Value

    /// A value under a key that stands where `entry` has its own.
    public init(_ key: String, _ value: Value, like entry: Entry) {
      self.init(key, value, at: entry.keyRange)
    }

    /// A value under a key at a place of the text.
    public init(_ key: String, _ value: Value, at range: SourceRange) {
      self.key = key
      keyRange = range
      self.value = value
    }
  }

  /// An empty tree over the text of `document`.
  public init(_ document: Document) {
    original = document
    builder = TreeBuilder(forTextOf: document.source.bytes.count)
    builder.firstAlias = document.firstAlias
    for duplicate in document.duplicateKeys {
      builder.noteDuplicate(
        duplicate.key, at: duplicate.range, first: duplicate.first, lost: duplicate.lostValue)
    }
  }

  /// Values that were made so far.
  public var count: Int { builder.records.count }

  /// A string in the place of `node`.
  public mutating func string(_ text: String, like node: Node) -> Value {
    Value(index: builder.addScalar(.string, text, at: node.range))
  }

  /// A scalar as it is.
  public mutating func scalar(_ node: Node) -> Value {
    Value(index: builder.addScalar(node.kind, node.text ?? "", at: node.range))
  }

  /// A list in the place of `node`.
  public mutating func list(_ items: [Value], like node: Node) -> Value {
    Value(index: builder.addList(items.map(\.index)[...], at: node.range))
  }

  /// A mapping in the place of `node`; of equal keys the last one counts.
  public mutating func mapping(_ members: [Member], like node: Node) -> Value {
    let members = members.map {
      TreeBuilder.Member(key: $0.key, keyRange: $0.keyRange, value: $0.value.index)
    }
    return Value(index: builder.addMapping(members[...], at: node.range))
  }

  /// The new document.
  public consuming func document(withRoot root: Value) -> Document {
    let (syntax, source) = (original.syntax, original.source)
    return Document(store: NodeStore(builder, of: source, as: syntax, root: root.index))
  }
}
