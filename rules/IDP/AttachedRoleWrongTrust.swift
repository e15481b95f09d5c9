internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A role that an identity pool hands out lets identity pools assume it.
struct AttachedRoleWrongTrust: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP022",
    title: "Attached role does not trust cognito-identity",
    severity: .high,
    rationale: """
      Identity pools call sts:AssumeRoleWithWebIdentity as the federated principal \
      cognito-identity.amazonaws.com. A role that trusts a service, user pools or another action gives \
      nobody credentials, and that shows when the first user signs in.
      """,
    remediation: """
      Allow sts:AssumeRoleWithWebIdentity to cognito-identity.amazonaws.com under Principal.Federated, \
      with conditions on aud and amr.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(principal: "↓{Service: cognito-identity.amazonaws.com}")),
      .failing(
        IdentityPoolExample.resources(principal: "↓{Federated: cognito-idp.amazonaws.com}")),
      .failing(IdentityPoolExample.resources(action: "↓sts:AssumeRole")),
      .passing(IdentityPoolExample.resources()),
      .passing(
        IdentityPoolExample.resources(
          principal: "{Federated: [accounts.google.com, cognito-identity.amazonaws.com]}")),
      .undecided(
        IdentityPoolExample.resources(
          principal: "{Federated: cognito-identity-us-gov.amazonaws.com}")),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    RoleAttachment.judge(resource, [.authenticated, .guest], in: scenario) { use, trust in
      trust.judgeAccess(by: use)
    }
  }
}
