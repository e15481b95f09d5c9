public import Documents

/// What a condition is made of, by its shape.
public indirect enum ConditionExpression: Sendable {
  case equals(Node, Node)
  case and([ConditionExpression])
  case or([ConditionExpression])
  case not(ConditionExpression)
  /// Another condition, by name.
  case named(String)
  /// Not one of the above, or with the wrong arguments.
  case unreadable(Node)

  /// Nested deeper than a document can be, so bounded by ``Document/maximumDepth``.
  public init(_ node: Node) {
    guard let entry = node.onlyEntry else {
      self = .unreadable(node)
      return
    }
    let items = entry.value.elements
    switch (entry.key, items.count) {
    case ("Fn::Equals", 2): self = .equals(items[0], items[1])
    case ("Fn::And", 1...): self = .and(items.map(ConditionExpression.init))
    case ("Fn::Or", 1...): self = .or(items.map(ConditionExpression.init))
    case ("Fn::Not", 1): self = .not(ConditionExpression(items[0]))
    case ("Condition", _):
      self = entry.value.string.map { .named($0) } ?? .unreadable(node)
    default: self = .unreadable(node)
    }
  }
}
