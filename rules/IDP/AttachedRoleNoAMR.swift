internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A role for signed-in users tells them from guests.
struct AttachedRoleNoAMR: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP025",
    title: "Guests and signed-in users are not told apart",
    severity: .medium,
    rationale: """
      With the classic flow the caller names the role that he wants. Where the trust policy does not \
      look at amr, a guest assumes the role of signed-in users; once guests are allowed, nothing else is \
      in the way. One that takes both kinds of identity looks at it in vain.
      """,
    remediation: """
      Add ForAnyValue:StringLike on cognito-identity.amazonaws.com:amr with the value authenticated alone.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          firstKey: "↓Effect", conditions: [IdentityPoolExample.audience])),
      .passing(IdentityPoolExample.resources()),
      .skipped(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: [IdentityPoolExample.audience])),
      // Without a set operator IAM does not say what a key of several values is compared with.
      .failing(
        IdentityPoolExample.resources(
          attachment: [
            "Roles: {authenticated: !GetAtt Role.Arn, unauthenticated: !GetAtt Role.Arn}"
          ], firstKey: "↓Effect", conditions: [IdentityPoolExample.audience])),
      .failing(
        IdentityPoolExample.resources(
          conditions: [
            IdentityPoolExample.audience, "ForAnyValue:StringLike:",
            "  ↓cognito-identity.amazonaws.com:amr: [authenticated, unauthenticated]",
          ])),
      // While the pool has guests, IDP026 speaks.
      .skipped(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          conditions: [
            IdentityPoolExample.audience,
            "ForAnyValue:StringLike: {cognito-identity.amazonaws.com:amr: \"*authenticated\"}",
          ])),
      .undecided(
        IdentityPoolExample.resources(
          conditions: [
            IdentityPoolExample.audience,
            "StringLike: {cognito-identity.amazonaws.com:amr: authenticated}",
          ])),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let uses = scenario.uses(of: resource)
    guard let use = uses.first(where: { $0.kind == .authenticated }) ?? uses.first(where: isGroup)
    else { return .notApplicable }
    // One role for both is IDP026's business, where the pool may have guests.
    let isForGuests = uses.contains { use in
      use.kind == .guest && use.allowsGuests(in: scenario) != .known(false)
    }
    guard !isForGuests else { return .notApplicable }
    let trust = IdentityPoolTrust(resource, in: scenario)
    guard use.kind == .group else { return trust.judgeGuests(by: use, in: scenario) }
    return Outcome.worst(of: uses.filter(isGroup).map { trust.judgeGuests(by: $0, in: scenario) })
  }

  /// A group whose role a pool of the template may hand out.
  private func isGroup(_ use: RoleUse) -> Bool { use.kind == .group && use.poolID != nil }
}
