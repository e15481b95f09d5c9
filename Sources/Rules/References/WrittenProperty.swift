public import Documents
public import Templates

/// A property of a resource, by the names that lead to it; elements of lists have none.
public struct WrittenProperty: Sendable {
  /// The type of the resource.
  public let type: String
  /// From `Properties` down.
  public let path: [String]

  /// As messages name it.
  public var words: String { path.joined(separator: ".") }
}

extension Node {
  /// The names that lead to a value, from below `Properties` down; functions on the way have none.
  public var propertyNames: [String] {
    var names: [String] = []
    var current: Node? = self
    while let node = current {
      if let key = node.enclosingEntry?.key, !key.hasPrefix("Fn::"), key != "Ref" {
        if key == "Properties" { return names.reversed() }
        names.append(key)
      }
      current = node.parent
    }
    return []
  }

  /// Nothing but `Fn::If` stands between the value and the property that it is for.
  fileprivate var isWholeProperty: Bool {
    var current = parent
    while let node = current, node.enclosingEntry?.key != "Properties" {
      if let call = node.onlyEntry?.key, call.hasPrefix("Fn::"), call != "Fn::If" { return false }
      current = node.parent
    }
    return true
  }
}

extension Reference {
  /// The property of its owner whose whole value it is; `nil` where it is a part, or stands elsewhere.
  public func property(of owner: Resource) -> WrittenProperty? {
    guard node.isWholeProperty else { return nil }
    let names = node.propertyNames
    return names.isEmpty ? nil : WrittenProperty(type: owner.type, path: names)
  }
}
