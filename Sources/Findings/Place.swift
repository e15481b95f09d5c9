public import Documents

/// Where a finding points: the narrowest text that the reader would change, and the way there.
public struct Place: Hashable, Sendable {
  /// What a report marks.
  public let range: SourceRange
  /// Names of keys joined with `/`, list elements by what they say.
  ///
  /// Empty for a place outside the tree.
  public let path: String
  /// All that stands there: a value with its key, where ``range`` is the key alone.
  public let extent: SourceRange

  /// A place in the text alone, such as a parser's position.
  public init(_ range: SourceRange) {
    self.range = range
    path = ""
    extent = range
  }

  /// A part of a value, such as one variable of a text.
  public init(_ range: SourceRange, in node: Node) {
    self.range = range
    path = PropertyPath.path(to: node)
    extent = range
  }

  /// A value: its token, or the key in front of it when it stands on several lines.
  public init(_ node: Node) {
    range = Self.token(of: node)
    path = PropertyPath.path(to: node)
    extent = range.union(node.range)
  }

  /// The key of a member.
  public init(keyOf entry: Entry) {
    range = entry.keyRange
    path = PropertyPath.path(to: entry.value)
    extent = range.union(entry.value.range)
  }

  private static func token(of node: Node) -> SourceRange {
    guard node.spansLines else { return node.range }
    if let entry = node.enclosingEntry { return entry.keyRange }
    if let entry = node.entries.first { return entry.keyRange }
    if let element = node.elements.first { return token(of: element) }
    return SourceRange(node.range.start, node.range.start + 1)
  }
}
