public import Resolution

/// The calls by which an identity pool gets credentials of a role, and those that nobody should make.
///
/// https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
public struct IdentityPoolCalls: Sendable {
  /// Whom the pool gets credentials for.
  public enum User: Sendable, CaseIterable {
    /// Someone who has signed in with a provider.
    case authenticated
    /// A guest.
    case unauthenticated
  }

  /// The service that speaks for identity pools in trust policies.
  public static let provider = "cognito-identity.amazonaws.com"
  /// What it calls.
  public static let action = "sts:AssumeRoleWithWebIdentity"
  /// What it calls as well to hand attributes of the user on as tags.
  ///
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/using-afac-with-cognito-identity-pools.html
  public static let taggingAction = "sts:TagSession"
  /// The condition key that holds the pool's id.
  public static let audienceKey = "cognito-identity.amazonaws.com:aud"
  /// The condition key that tells guests from users.
  public static let kindKey = "cognito-identity.amazonaws.com:amr"

  // Other partitions have names of their own, which are left open.
  private static let principal = PolicyCall.Principal.federated(
    provider, lookalikes: "cognito-identity*.amazonaws.com*")

  /// The id of the identity pool; `nil` for every pool that is not ours.
  private let poolID: Text?

  /// The calls of a pool.
  public init(poolID: Text) { self.poolID = poolID }

  private init() { poolID = nil }

  /// The calls of pools of someone else.
  public static let stranger = IdentityPoolCalls()

  /// The ids that stand for all that the calls may come from: one that equals nothing written, and one
  /// for each wildcard pattern of the policy.
  fileprivate func ids(for document: PolicyDocument) -> [Text] {
    guard poolID == nil else { return [poolID].compactMap(\.self) }
    let patterns = document.statements.flatMap(\.conditions).filter {
      $0.isAboutAudience && $0.isPattern
    }
    return [Text(Atom(.fresh("identity pool")))]
      + patterns.flatMap { $0.values.items }.compactMap(\.asText).filter { $0 != $0.instance }
      .map(\.instance)
  }

  /// The call for a user of a pool.
  ///
  /// The provider's name is open, but none is a word without a dot.
  fileprivate static func call(
    _ action: String, from id: Text, for user: User
  ) -> PolicyCall {
    let kinds: [Text] =
      switch user {
      case .authenticated:
        [
          Text("authenticated"),
          Text([
            .atom(Atom(.derived("host of the provider"))), .literal("."),
            .atom(Atom(.derived("domain of the provider"))),
          ]),
        ]
      case .unauthenticated: [Text("unauthenticated")]
      }
    return PolicyCall(
      action, by: principal,
      [
        audienceKey: .text(id), kindKey: .texts(kinds), "aws:username": .absent,
        RequestKeys.externalID: .absent, RequestKeys.sourceAccount: .absent,
        RequestKeys.sourceArn: .absent, "aws:principalisawsservice": .text(Text("false")),
      ])
  }
}

extension PolicyDocument {
  /// What a trust policy does with the calls of an identity pool: of several, the worst.
  ///
  /// All is open in a policy that IAM refuses.
  public func decide(
    _ calls: IdentityPoolCalls, for user: IdentityPoolCalls.User,
    _ action: String = IdentityPoolCalls.action
  ) -> PolicyDecision {
    let decision = worst(
      of: calls.ids(for: self).lazy.map {
        self.decide(IdentityPoolCalls.call(action, from: $0, for: user))
      })
    return defects.isEmpty ? decision : decision.ending(.open)
  }

  /// The first decision that allows, else the first that is open, else any.
  func worst(of decisions: some Sequence<PolicyDecision>) -> PolicyDecision {
    var worst: PolicyDecision?
    for decision in decisions {
      if decision.outcome == .allowed { return decision }
      if worst == nil || worst?.outcome == .denied { worst = decision }
    }
    return worst ?? PolicyDecision(outcome: .denied, statements: [])
  }
}

extension PolicyCall {
  /// The call by which a service of AWS assumes a role, with whatever it says of the resource it acts for.
  public static func assumption(byService service: String) -> PolicyCall {
    PolicyCall(
      "sts:AssumeRole", by: .service(service, lookalikes: service),
      [RequestKeys.externalID: .absent, "aws:principalisawsservice": .text(Text("true"))])
  }
}

extension ConditionEntry {
  /// It is about which identity pool calls.
  public var isAboutAudience: Bool { key.lowercased() == IdentityPoolCalls.audienceKey }

  /// It is about guests and users.
  public var isAboutKind: Bool { key.lowercased() == IdentityPoolCalls.kindKey }

  /// It holds for the values that it lists, and for no others.
  public var listsWhatHolds: Bool {
    operation.map { $0.family == .text && !$0.isNegated && !$0.ifExists } ?? false
  }
}

extension Statement {
  /// It trusts identity pools by name, and nothing says whose.
  public var isUnguardedForIdentityPools: Bool {
    isUnconditional
      && principal["Federated"].items.contains { $0.knownText == IdentityPoolCalls.provider }
  }
}
