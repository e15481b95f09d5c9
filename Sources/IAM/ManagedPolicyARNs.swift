public import Resolution
public import Templates

extension Scenario {
  /// The item of `ManagedPolicyArns` that names a policy of AWS, in whatever partition.
  public func managedPolicyByAWS(_ name: String, of resource: Resource) -> FoundItem {
    properties(of: resource)["ManagedPolicyArns"].firstItem { text in
      // What the template makes is none of AWS.
      if case .resource = text.onlyAtom?.origin { return .no }
      return Truth(text.matches(pattern: Text("arn:*:iam::aws:policy/\(name)")))
    }
  }
}
