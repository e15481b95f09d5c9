internal import Documents
public import Findings
public import IAM
public import Resolution
internal import Rules
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
    (policy, document) = scenario.trust(of: role)
  }

  /// Where the trust policy stands; the role itself where it has none.
  public var policyPlace: Place {
    policy.node.map { Place($0) } ?? Place(missing: ["AssumeRolePolicyDocument"], in: role)
  }

  /// Where a part of it stands.
  public func place(of value: Value) -> Place { value.node.map { Place($0) } ?? policyPlace }

  /// Where an entry of a condition stands: its key, or the text that holds it.
  public func place(of entry: ConditionEntry) -> Place {
    entry.isWrittenInPlace ? Place(keyOf: entry.entry) : place(of: entry.values)
  }

  /// What the policy does with a pool's call.
  public func decide(_ calls: IdentityPoolCalls, for user: IdentityPoolCalls.User) -> PolicyDecision
  {
    document.decide(calls, for: user)
  }

  /// How statements look at calls of identity pools: those that let them in, or might, as far as principal
  /// and action go.
  public var admissions: [StatementMatch] {
    decide(.stranger, for: .authenticated).statements.filter { match in
      match.statement.effect != .deny && match.principal != .no && match.action != .no
    }
  }

  /// What the policy does with pools of someone else, with the statement that lets one in, when one does.
  public var strangers: (outcome: PolicyDecision.Outcome, admitting: StatementMatch?) {
    var outcome = PolicyDecision.Outcome.denied
    for user in IdentityPoolCalls.User.allCases {
      let decision = decide(.stranger, for: user)
      switch decision.outcome {
      case .allowed: return (.allowed, decision.admitting)
      case .open: outcome = .open
      case .denied: break
      }
    }
    return (outcome, nil)
  }
}

extension PolicyDecision {
  /// The first statement that surely allows the call.
  public var admitting: StatementMatch? {
    statements.first { $0.statement.effect == .allow && $0.applies == .yes }
  }
}

// MARK: Guests

/// What guests of a pool get of a role that is not for them.
public enum GuestAccess {
  case none
  /// The template does not decide it.
  case open
  /// A statement lets them in that says nothing about guests.
  case unrestricted(Statement)
  /// A condition is about guests and users, and lets guests in.
  case accepted(ConditionEntry)
}

extension IdentityPoolTrust {
  /// What guests get of a role that a use names for others.
  public func guestAccess(by use: RoleUse) -> GuestAccess {
    guard let poolID = use.poolID else { return .open }
    let decision = decide(IdentityPoolCalls(poolID: poolID), for: .unauthenticated)
    switch decision.outcome {
    case .denied: return .none
    case .open: return .open
    case .allowed:
      guard let match = decision.admitting else { return .open }
      let entry = match.conditions.first(where: \.entry.isAboutKind)?.entry
      return entry.map { .accepted($0) } ?? .unrestricted(match.statement)
    }
  }
}
