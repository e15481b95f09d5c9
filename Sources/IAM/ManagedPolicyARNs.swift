public import Resolution
public import Templates

extension Scenario {
  /// The property in which a resource names managed policies, and its items.
  ///
  /// Of what SAM makes a role for, they stand among its own policies; where it names a role there are none.
  public func managedPolicies(of resource: Resource) -> (property: String, items: [Value]) {
    let properties = properties(of: resource)
    guard ResourceType.samRoleMakers.contains(resource.type) else {
      return ("ManagedPolicyArns", properties["ManagedPolicyArns"].items)
    }
    return ("Policies", properties["Role"].isAbsent ? properties["Policies"].items : [])
  }

  /// The item that names a policy of AWS, in whatever partition; SAM takes its bare name too.
  public func managedPolicyByAWS(_ name: String, of resource: Resource) -> FoundItem {
    let isOfSAM = ResourceType.samRoleMakers.contains(resource.type)
    return managedPolicies(of: resource).items.firstItem { text in
      // What the template makes is none of AWS.
      if case .resource = text.onlyAtom?.origin { return .no }
      let isNamed = isOfSAM ? text.equals(Text(name)) : .no
      return .any([Truth(text.matches(pattern: Text("arn:*:iam::aws:policy/\(name)"))), isNamed])
    }
  }
}
