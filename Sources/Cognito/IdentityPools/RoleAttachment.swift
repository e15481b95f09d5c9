internal import Documents
public import Resolution
public import Rules
public import Templates

/// The roles that an identity pool hands out.
public struct RoleAttachment {
  /// The attachment.
  public let resource: Resource
  /// `IdentityPoolId`.
  public let poolValue: Value
  /// The identity pool that it names.
  public let pool: ResourceLink
  /// Its id; `nil` where the value is none.
  public let poolID: Text?
  /// The places that name roles: `Roles`, then the rules of `RoleMappings`.
  public let uses: [RoleUse]
  /// `Roles` may name roles that the template does not decide.
  public let mayHaveMoreRoles: Bool
  /// Mapping rules may name roles that the template does not decide.
  public let mayHaveMoreRules: Bool

  /// The attachment in one scenario.
  public init(_ resource: Resource, in scenario: Scenario) {
    self.resource = resource
    let properties = scenario.properties(of: resource)
    let poolValue = properties["IdentityPoolId"]
    let pool = scenario.link(poolValue, as: .identityPoolID)
    let poolID: Text? =
      switch pool {
      case .resource(let named): scenario.resourceName(named.logicalID)
      case .elsewhere, .unknown: poolValue.asText
      case .wrong: nil
      }
    self.poolValue = poolValue
    self.pool = pool
    self.poolID = poolID
    let roles = properties["Roles"]
    let mappings = properties["RoleMappings"]
    let rules = mappings.members.map { $0.value["RulesConfiguration"]["Rules"] }
    let items = rules.flatMap(\.items)
    let named =
      [(RoleUse.Kind.authenticated, roles["authenticated"]), (.guest, roles["unauthenticated"])]
      + items.map { (RoleUse.Kind.mapped, $0["RoleARN"]) }
    uses = named.compactMap { kind, arn in
      // A member that only a transform would write has no place.
      guard !arn.isAbsent, arn.node != nil, !roles.mayBeStructure || kind == .mapped else {
        return nil
      }
      return RoleUse(
        kind: kind, holder: resource, arn: arn, pool: pool.resource, poolID: poolID)
    }
    mayHaveMoreRoles =
      roles.mayBeStructure || roles.hasOpenMembers
      || ["authenticated", "unauthenticated"].contains {
        roles[$0].isOpen && roles[$0].node == nil
      }
    mayHaveMoreRules = ([mappings] + rules + items).contains {
      $0.mayBeStructure || $0.hasOpenMembers
    }
  }

  /// Asks `check` of each role of an attachment that is for some of `kinds`, and takes the worst answer.
  ///
  /// What names the same role twice is asked once.
  public static func judge(
    _ resource: Resource, _ kinds: [RoleUse.Kind], in scenario: Scenario,
    _ check: (RoleUse, IdentityPoolTrust) -> Outcome
  ) -> Outcome {
    let attachment = RoleAttachment(resource, in: scenario)
    var seen: Set<String> = []
    let outcomes = attachment.uses.map { use -> Outcome in
      let outcome = use.judge(in: scenario) { trust in
        // A mapped role that Roles names is judged there; a role for both keys is judged for each.
        let isNew = seen.insert(trust.role.logicalID).inserted
        return isNew || use.kind == .guest ? check(use, trust) : .notApplicable
      }
      return kinds.contains(use.kind) ? outcome : .notApplicable
    }
    return Outcome.worst(of: outcomes + [attachment.openness(of: kinds)])
  }

  /// What is to say of roles of some kinds that the template does not decide.
  public func openness(of kinds: [RoleUse.Kind]) -> Outcome {
    mayHaveMoreRoles && !kinds.allSatisfy { $0 == .mapped }
      || mayHaveMoreRules && kinds.contains(.mapped)
      ? .undecided("the roles of '\(resource.logicalID)' are not all in the template")
      : .notApplicable
  }
}

extension Scenario {
  /// The attachments of roles that are created, in written order.
  public var roleAttachments: [RoleAttachment] {
    resources(ofType: ResourceType.identityPoolRoleAttachment).map { RoleAttachment($0, in: self) }
  }

  /// Those of one identity pool, and whether there may be others.
  public func roleAttachments(
    of pool: Resource
  ) -> (found: [RoleAttachment], mayBeMore: Bool) {
    let (found, mayBeMore) = resources(
      ofType: ResourceType.identityPoolRoleAttachment, whose: "IdentityPoolId", names: pool,
      as: .identityPoolID)
    return (found.map { RoleAttachment($0, in: self) }, mayBeMore)
  }
}
