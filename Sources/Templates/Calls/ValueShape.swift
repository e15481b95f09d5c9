public import Documents

/// What a value can be, as far as that is written.
public enum ValueShape: Sendable {
  case text
  case list
  case mapping
  case open
}

extension Template {
  /// The values of which a node is one: both branches of each `Fn::If`, else the node itself.
  public func branches(of node: Node) -> [Node] {
    guard case .if(_, let then, let otherwise) = Intrinsic(node) else { return [node] }
    return branches(of: then) + branches(of: otherwise)
  }

  /// What a value can be that is no `Fn::If`.
  public func shape(of node: Node) -> ValueShape {
    switch Intrinsic(node) {
    case .ref(let name): name.string.map(shape(ofReferenceTo:)) ?? .open
    // Where loops are not written out, a text of their body is a call too.
    case .sub: loopVariables.isEmpty ? .text : .open
    case .join, .importValue, .base64, .toJSONString, .getStackOutput, .length: .text
    case .getAZs, .split, .cidr: .list
    case .getAtt, .computedGetAtt, .select, .findInMap, .if, .transform, .malformed, .unknown:
      .open
    case nil: shape(ofData: node)
    }
  }

  /// `Ref` of a name gives a list.
  public func givesList(_ name: String) -> Bool { shape(ofReferenceTo: name) == .list }

  private func shape(ofReferenceTo name: String) -> ValueShape {
    if let parameter = parameters[name] {
      guard parameter.namesStoredValue else { return parameter.isList ? .list : .text }
      return parameter.storesList ? .list : .text
    }
    switch name {
    case "AWS::NotificationARNs": return .list
    case "AWS::NoValue": return .open
    default: return name.hasPrefix("AWS::") || resources[name] != nil ? .text : .open
    }
  }

  private func shape(ofData node: Node) -> ValueShape {
    switch node.kind {
    case .null: .open
    case .list: .list
    case .mapping:
      node.entries.contains { Expansion.isLoopOrTransform($0.key) } ? .open : .mapping
    case .string: node.text.map(ServerlessVariable.isContained) ?? false ? .open : .text
    case .boolean, .integer, .real, .ambiguousNumber: .text
    }
  }
}
