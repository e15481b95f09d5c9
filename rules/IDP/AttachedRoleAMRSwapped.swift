internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// What is for signed-in users is not given to guests, and what is for guests is.
struct AttachedRoleAMRSwapped: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP026",
    title: "Roles of signed-in users and of guests are mixed up",
    severity: .critical,
    rationale: """
      Anyone who knows the id of an identity pool with guest access is a guest of it. A role for signed-in \
      users whose trust policy takes guests, or that is the guests' role as well, gives everyone what \
      is meant for users. A role for guests that takes signed-in users alone is given to nobody.
      """,
    remediation: """
      Make one role for each, and let amr be authenticated in the one and unauthenticated in the other.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringLike: {↓cognito-identity.amazonaws.com:amr: unauthenticated}",
          ])),
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: [
            "Roles: {authenticated: !GetAtt Role.Arn, unauthenticated: ↓!GetAtt Role.Arn}"
          ], conditions: [IdentityPoolExample.audience])),
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: IdentityPoolExample.mapping(),
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringLike: {↓cognito-identity.amazonaws.com:amr: \"*authenticated\"}",
          ])),
      .failing(
        IdentityPoolExample.resources(
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringEquals: {↓cognito-identity.amazonaws.com:amr: unauthenticated}",
          ])),
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringLike: {↓cognito-identity.amazonaws.com:amr: authenticated}",
          ])),
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: [
            "Roles: {authenticated: !GetAtt Role.Arn, unauthenticated: ↓!GetAtt Role.Arn}"
          ])),
      .tolerated(
        IdentityPoolExample.resources(pool: ["AllowUnauthenticatedIdentities: true"])),
      .tolerated(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringEquals: {cognito-identity.amazonaws.com:amr: unauthenticated}",
          ])),
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringLike: {↓cognito-identity.amazonaws.com:amr: graph.facebook.com}",
          ])),
      // While the pool has no guests, nobody misses the role: IDP002 speaks of it.
      .passing(
        IdentityPoolExample.resources(
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"])),
      .undecided(
        template: """
          Parameters:
            Guests: {Type: String}
          Resources:
          """ + "\n"
            + IdentityPoolExample.resources(
              pool: ["AllowUnauthenticatedIdentities: !Ref Guests"],
              attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"]
            ).split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")),
      .undecided(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringLike: {cognito-identity.amazonaws.com:amr: !ImportValue Kind}",
          ])),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let trust = IdentityPoolTrust(resource, in: scenario)
    guard !trust.isRefused, !trust.admissions.isEmpty else { return .notApplicable }
    let uses = scenario.uses(of: resource)
    let guest = uses.first { $0.kind == .guest }
    let outcomes = uses.filter { $0.kind != .guest }.map { use -> Outcome in
      let violation: Violation
      if let entry = entryThatRefusesUsers(of: use, trust) {
        return .fail(
          Violation(
            "role '\(resource.logicalID)' is for signed-in users, but its condition on "
              + "\(entry.key) keeps them out; allow authenticated",
            at: trust.place(of: entry), related: [use.place], in: resource))
      }
      switch trust.guestAccess(by: use) {
      case .none: return .pass
      case .open:
        return .undecided("the trust policy of role '\(resource.logicalID)' is not decided")
      case .unrestricted:
        // Where nothing is said of guests is IDP025's or IDP035's business.
        guard let guest else { return .notApplicable }
        violation = shared(resource, use, guest)
      case .accepted(let entry):
        // While the pool has no guests, IDP025 speaks.
        if use.allowsGuests(in: scenario) == .known(false) { return .notApplicable }
        violation = guest.map { shared(resource, use, $0) } ?? swapped(trust, use, entry)
      }
      // While the pool has no guests, none is let in.
      return use.allowsGuests(in: scenario) == .known(false)
        ? .pass(remark: violation) : .fail(violation)
    }
    let failure = outcomes.first { if case .fail = $0 { true } else { false } }
    return failure
      ?? Outcome.worst(
        of: outcomes
          + [guest.map { judge($0, trust, sharing: uses, in: scenario) }].compactMap(\.self))
  }

  /// The condition for which signed-in users of the pool never get the role.
  private func entryThatRefusesUsers(
    of use: RoleUse, _ trust: IdentityPoolTrust
  ) -> ConditionEntry? {
    guard let poolID = use.poolID else { return nil }
    let own = trust.decide(IdentityPoolCalls(poolID: poolID), for: .authenticated)
    return own.outcome == .denied ? own.entryThatRefusesTheKind : nil
  }

  private func shared(_ role: Resource, _ use: RoleUse, _ guest: RoleUse) -> Violation {
    Violation(
      "role '\(role.logicalID)' is for signed-in users and for guests, who get the same rights; "
        + "give guests a role of their own",
      at: guest.arnPlace, related: [use.place], in: guest.holder)
  }

  private func swapped(
    _ trust: IdentityPoolTrust, _ use: RoleUse, _ entry: ConditionEntry
  ) -> Violation {
    Violation(
      "role '\(trust.role.logicalID)' is for signed-in users, but its condition on \(entry.key) "
        + "admits guests; set it to authenticated",
      at: trust.place(of: entry), related: [use.place], in: trust.role)
  }

  /// A role that no guest gets is of no use to guests.
  private func judge(
    _ guest: RoleUse, _ trust: IdentityPoolTrust, sharing uses: [RoleUse], in scenario: Scenario
  ) -> Outcome {
    guard let poolID = guest.poolID else { return .notApplicable }
    let own = trust.decide(IdentityPoolCalls(poolID: poolID), for: .unauthenticated)
    guard own.outcome == .denied else { return .pass }
    guard let entry = own.entryThatRefusesTheKind else { return .notApplicable }
    let user = uses.first { $0.kind != .guest }
    let violation = Violation(
      "role '\(trust.role.logicalID)' is for guests, but its condition on \(entry.key) keeps them out; "
        + (user == nil ? "allow unauthenticated" : "give guests a role of their own"),
      at: user == nil ? trust.place(of: entry) : guest.arnPlace,
      related: [user?.place ?? guest.place], in: user == nil ? trust.role : guest.holder)
    switch guest.allowsGuests(in: scenario) {
    case .known(true): return .fail(violation)
    case .known(false), .absent: return .pass(remark: violation)
    case .open, .other:
      return .undecided(
        "whether the identity pool of '\(guest.holder.logicalID)' has guests is not decided")
    }
  }
}

extension PolicyDecision {
  /// The condition that keeps a kind of identity out: of a Deny for it, or of an Allow for the other one.
  fileprivate var entryThatRefusesTheKind: ConditionEntry? {
    let denying = statements.filter { $0.statement.effect == .deny && $0.applies == .yes }
      .flatMap(\.conditions).first(where: \.entry.isAboutKind)
    let other = statements.filter { $0.statement.effect == .allow && $0.principal == .yes }
      .flatMap(\.conditions).first { $0.entry.isAboutKind && $0.holds == .no }
    return (denying ?? other)?.entry
  }
}
