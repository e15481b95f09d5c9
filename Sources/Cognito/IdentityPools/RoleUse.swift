public import Documents
public import Findings
public import Resolution
public import Rules
public import Templates

/// One place that names a role for users of an identity pool.
public struct RoleUse {
  /// For whom the role is.
  public enum Kind: Sendable {
    /// `Roles.authenticated`: for everyone who has signed in.
    case authenticated
    /// `Roles.unauthenticated`: for guests.
    case guest
    /// A rule of `RoleMappings`: for users with some claim.
    case mapped
    /// `RoleArn` of a user pool group: for its members.
    case group
  }

  /// For whom the role is.
  public let kind: Kind
  /// The attachment, or the group.
  public let holder: Resource
  /// What names the role.
  public let arn: Value
  /// The identity pool, as far as it is of the template.
  public let pool: Resource?
  /// The pool's id; `nil` where nothing says which pool it is.
  public let poolID: Text?

  /// The name of the property that names the role.
  public var property: String {
    switch kind {
    case .authenticated: "Roles.authenticated"
    case .guest: "Roles.unauthenticated"
    case .mapped: "RoleARN of a mapping rule"
    case .group: "RoleArn"
    }
  }

  /// What names the role: the value, or the resource that holds it.
  public var arnPlace: Place { arn.node.map { Place($0) } ?? Place(keyOf: holder.entry) }

  /// Points from the role to what names it.
  public var place: RelatedPlace {
    RelatedPlace("\(property) of '\(holder.logicalID)' names the role", at: arnPlace.range)
  }

  /// The pool lets guests in; open where the pool is not of the template.
  public func allowsGuests(in scenario: Scenario) -> BooleanReading {
    pool.map { scenario.properties(of: $0)["AllowUnauthenticatedIdentities"].asBoolean } ?? .open
  }

  /// Asks `check` of the role, where it can be followed; else IDP021 speaks, but for groups.
  public func judge(
    in scenario: Scenario, _ check: (IdentityPoolTrust) -> Outcome
  ) -> Outcome {
    switch RoleReference(arn, in: scenario) {
    case .wrong: .notApplicable
    case .unknown(let reason): kind == .group ? .undecided(reason) : .notApplicable
    case .imported(let role, _):
      .undecided("role '\(role.logicalID)' is in another template")
    case .role(let role): check(IdentityPoolTrust(role, in: scenario))
    }
  }
}

extension Scenario {
  /// Every place of the template that names a role for users of identity pools.
  public var roleUses: [RoleUse] {
    roleAttachments.flatMap(\.uses)
      + resources(ofType: ResourceType.userPoolGroup).flatMap { RoleUse.uses(of: $0, in: self) }
  }

  /// The places that name a role of the template.
  public func uses(of role: Resource) -> [RoleUse] {
    roleUses.filter { use in
      guard case .role(let named) = RoleReference(use.arn, in: self) else { return false }
      return named.logicalID == role.logicalID
    }
  }
}

extension RoleUse {
  /// The role of a group, for each identity pool of the template, since a group does not say by which one.
  public static func uses(of group: Resource, in scenario: Scenario) -> [RoleUse] {
    let arn = scenario.properties(of: group)["RoleArn"]
    guard !arn.isAbsent else { return [] }
    let pools = scenario.resources(ofType: ResourceType.identityPool)
    guard !pools.isEmpty else {
      return [RoleUse(kind: .group, holder: group, arn: arn, pool: nil, poolID: nil)]
    }
    return pools.map { pool in
      RoleUse(
        kind: .group, holder: group, arn: arn, pool: pool,
        poolID: scenario.resourceName(pool.logicalID))
    }
  }
}
