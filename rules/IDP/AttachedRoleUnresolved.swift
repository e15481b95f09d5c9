internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What an identity pool hands out is named by the ARN of a role, and by nothing else.
struct AttachedRoleUnresolved: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP021",
    title: "Attached role is not a role ARN",
    severity: .high,
    rationale: """
      The identity pool takes ARNs of roles. A role's name, another resource's ARN or an empty text is \
      refused when the attachment is made, or leaves users without credentials.
      """,
    remediation: "Write the role as Fn::GetAtt of its Arn.",
    references: [
      "https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(attachment: ["Roles: {authenticated: ↓!Ref Role}"])),
      .failing(
        IdentityPoolExample.resources(attachment: IdentityPoolExample.mapping("↓!Ref Role"))),
      .passing(IdentityPoolExample.resources()),
      .passing(
        IdentityPoolExample.resources(
          attachment: [
            "Roles:",
            "  authenticated: !Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}\"",
          ])),
      .undecided(
        IdentityPoolExample.resources(
          attachment: ["Roles: {authenticated: !ImportValue RoleArn}"])),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let attachment = RoleAttachment(resource, in: scenario)
    let outcomes = attachment.uses.map { use -> Outcome in
      switch RoleReference(use.arn, in: scenario) {
      case .role, .imported: .pass
      case .unknown(let reason): .undecided(reason)
      case .wrong(let words):
        .fail(
          Violation(
            "\(use.property) of '\(resource.logicalID)' \(words); use Fn::GetAtt of a role's Arn",
            at: use.arnPlace, related: use.arn.relatedPlaces))
      }
    }
    return Outcome.worst(
      of: outcomes + [attachment.openness(of: [.authenticated, .guest, .mapped])])
  }
}
