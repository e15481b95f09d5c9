internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A role that a mapping rule chooses can be handed out, and only to those whom the rule means.
struct MappingRoleTrust: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP035",
    title: "Role in a mapping rule is not usable or not restricted",
    severity: .high,
    rationale: """
      A rule chooses the role by a claim; STS then asks the role's trust policy. Where that does not \
      trust the identity pool, matching users get no credentials; where it does not look at amr, the \
      classic flow gives the role to guests whom no rule has matched.
      """,
    remediation: """
      Let the trust policy allow sts:AssumeRoleWithWebIdentity to cognito-identity.amazonaws.com with \
      the pool's id as aud and authenticated as amr.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          attachment: IdentityPoolExample.mapping(),
          principal: "↓{Service: cognito-identity.amazonaws.com}")),
      .failing(
        IdentityPoolExample.resources(
          attachment: IdentityPoolExample.mapping(), firstKey: "↓Effect",
          conditions: [IdentityPoolExample.audience])),
      .passing(IdentityPoolExample.resources(attachment: IdentityPoolExample.mapping())),
      .undecided(
        IdentityPoolExample.resources(
          attachment: IdentityPoolExample.mapping(),
          conditions: [
            "StringEquals: {cognito-identity.amazonaws.com:aud: !ImportValue Pool}",
            IdentityPoolExample.signedIn,
          ])),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    RoleAttachment.judge(resource, [.mapped], in: scenario) { use, trust in
      let access = trust.judgeAccess(by: use)
      guard case .pass = access else { return access }
      return Outcome.worst(
        of: [trust.judgeAudience(by: use, in: scenario), trust.judgeGuests(by: use, in: scenario)])
    }
  }
}
