internal import Documents
public import Findings
public import IAM
public import Resolution
public import Templates

/// The trust that lets an identity pool hand out credentials of a role.
public struct IdentityPoolTrust {
  /// The role.
  public let role: Resource
  /// `AssumeRolePolicyDocument` of the role.
  public let policy: Value
  /// The same, read.
  public let document: PolicyDocument

  /// The trust of a role.
  public init(_ role: Resource, in scenario: Scenario) {
    self.role = role
    policy = scenario.properties(of: role)["AssumeRolePolicyDocument"]
    document = PolicyDocument(trustPolicy: policy)
  }

  /// Where the trust policy stands; the role itself where it has none.
  public var policyPlace: Place {
    policy.node.map { Place($0) } ?? Place(missing: ["AssumeRolePolicyDocument"], in: role)
  }

  /// Where a part of it stands.
  public func place(of value: Value) -> Place { value.node.map { Place($0) } ?? policyPlace }

  /// What the policy does with a pool's call.
  public func decide(_ calls: IdentityPoolCalls, for user: IdentityPoolCalls.User) -> PolicyDecision
  {
    document.decide(calls, for: user)
  }

  /// Statements that let identity pools in, or might, as far as principal and action go.
  public var statements: [Statement] {
    decide(.stranger, for: .authenticated).statements.filter { match in
      match.statement.effect != .deny && match.principal != .no && match.action != .no
    }.map(\.statement)
  }
}
