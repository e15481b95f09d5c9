internal import Documents
public import Templates

extension Reference {
  /// The policy variable that a variable of `Fn::Sub` in a policy is meant as: `aws:username`.
  ///
  /// Names and attributes of a template hold no colon, but for pseudo parameters.
  public var policyVariable: String? {
    guard function == "Fn::Sub" else { return nil }
    let name: String
    switch target {
    case .name(let text): name = text
    case .attribute(let resource, let attribute?): name = "\(resource).\(attribute)"
    case .attribute, .condition, .malformed: return nil
    }
    guard name.contains(":"), !name.hasPrefix("AWS::"), isInPolicy else { return nil }
    return name
  }

  private var isInPolicy: Bool {
    var next = Optional(node)
    while let node = next {
      if let key = node.enclosingEntry?.key, key.hasSuffix("PolicyDocument") { return true }
      next = node.parent
    }
    return false
  }
}
