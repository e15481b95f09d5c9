internal import IAM
internal import Resolution
internal import Templates

extension Scenario {
  /// `AssumeRolePolicyDocument` of a role, and the same read.
  func trust(of role: Resource) -> (policy: Value, document: PolicyDocument) {
    cached("trust", of: role) {
      let policy = properties(of: role)["AssumeRolePolicyDocument"]
      return (policy, PolicyDocument.trust(policy))
    }
  }
}
