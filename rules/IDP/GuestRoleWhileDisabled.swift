internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A pool without guests has no role for them.
struct GuestRoleWhileDisabled: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP002",
    title: "Guest role attached although guests are off",
    severity: .low,
    profiles: [.strict],
    rationale: """
      The role waits: whoever allows unauthenticated identities later gives everyone credentials at \
      once, without a look at what the role may do.
      """,
    remediation: "Remove Roles.unauthenticated, or let the pool have guests on purpose.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          attachment: ["Roles: {unauthenticated: ↓!GetAtt Role.Arn}"])),
      .tolerated(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: [IdentityPoolExample.audience, IdentityPoolExample.guest])),
      .undecided(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: !ImportValue Guests"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"])),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let uses = RoleAttachment(resource, in: scenario).uses
    guard let use = uses.first(where: { $0.kind == .guest }) else { return .notApplicable }
    switch use.allowsGuests(in: scenario) {
    case .absent, .other: return .notApplicable
    case .known(true): return .pass
    case .open: return .undecided("whether the identity pool has guests is not decided")
    case .known(false):
      let pool = use.pool.map { "identity pool '\($0.logicalID)'" } ?? "its identity pool"
      return .fail(
        Violation(
          "attachment '\(resource.logicalID)' has a role for guests, but \(pool) admits none; remove the role",
          at: use.arnPlace, related: use.arn.relatedPlaces))
    }
  }
}
