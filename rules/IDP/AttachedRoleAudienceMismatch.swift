internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A role is for the identity pool that hands it out.
struct AttachedRoleAudienceMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP024",
    title: "Audience is another identity pool",
    severity: .high,
    rationale: """
      The role asks for the id of another identity pool than the one that hands it out, so STS refuses \
      each user of this pool, while the other pool may use a role that is not for it.
      """,
    remediation: """
      Put the id of the pool that the attachment names under cognito-identity.amazonaws.com:aud, as Ref \
      of it.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          conditions: ["StringEquals: {cognito-identity.amazonaws.com:aud: ↓!Ref Others}"],
          more: Self.others)),
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: ["StringEquals: {cognito-identity.amazonaws.com:aud: ↓!GetAtt Others.Id}"],
          more: Self.others)),
      .passing(IdentityPoolExample.resources()),
      .passing(
        IdentityPoolExample.resources(
          conditions: [
            "StringEquals: {cognito-identity.amazonaws.com:aud: !GetAtt Identities.Id}",
            IdentityPoolExample.signedIn,
          ])),
      .undecided(
        IdentityPoolExample.resources(
          conditions: [
            "StringEquals:",
            "  cognito-identity.amazonaws.com:aud: eu-west-1:11111111-2222-3333-4444-555555555555",
          ])),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    RoleAttachment.judge(resource, [.authenticated, .guest], in: scenario) { use, trust in
      trust.judgeAudience(by: use, in: scenario)
    }
  }

  private static let others = """
    Others:
      Type: AWS::Cognito::IdentityPool
      Properties: {AllowUnauthenticatedIdentities: false}
    """
}
