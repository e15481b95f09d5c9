public import Documents
public import Templates

extension Resource {
  /// Whether a value of its properties is one that CloudFormation declares as an integer.
  public func takesNumber(at node: Node) -> Bool {
    guard let table = PropertyTable.of(type) else { return false }
    var path: [String?] = []
    var next = node
    while let parent = next.parent, next != properties {
      path.append(next.enclosingEntry?.key)
      next = parent
    }
    var property: Property?
    for (depth, key) in path.reversed().enumerated() {
      if depth == 0 {
        property = key.flatMap { table.property($0) }
      } else {
        let holder = property
        property =
          key.flatMap { key in holder.flatMap { table.member(key, of: $0) } } ?? holder?.item
      }
    }
    if case .integer = property?.kind { return true }
    return false
  }
}
