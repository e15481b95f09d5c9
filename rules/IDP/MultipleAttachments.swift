internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// One identity pool has one attachment: a second one takes the place of the first.
struct MultipleAttachments: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP037",
    title: "Two attachments for one identity pool",
    severity: .high,
    rationale: """
      An attachment sets all roles of its pool at once. Of two, the one that is made last wins, and \
      which that is changes from deployment to deployment; the roles of the other are gone.
      """,
    remediation: "Move all roles and mappings of the pool into one attachment.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html",
      "https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          more: """
            Second:
              Type: AWS::Cognito::IdentityPoolRoleAttachment
              Properties:
                IdentityPoolId: ↓!GetAtt Identities.Id
                Roles: {unauthenticated: !GetAtt Role.Arn}
            """)),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsLive: !Equals [!Ref Stage, live]
            IsTest: !Not [!Condition IsLive]
          Resources:
            Identities:
              Type: AWS::Cognito::IdentityPool
              Properties: {AllowUnauthenticatedIdentities: false, DeveloperProviderName: login.example.com}
            Live:
              Type: AWS::Cognito::IdentityPoolRoleAttachment
              Condition: IsLive
              Properties:
                IdentityPoolId: !Ref Identities
                Roles: {authenticated: !ImportValue LiveRole}
            Test:
              Type: AWS::Cognito::IdentityPoolRoleAttachment
              Condition: IsTest
              Properties:
                IdentityPoolId: !Ref Identities
                Roles: {authenticated: !ImportValue TestRole}
          """),
      .passing(IdentityPoolExample.resources()),
      .undecided(
        IdentityPoolExample.resources(
          more: """
            Second:
              Type: AWS::Cognito::IdentityPoolRoleAttachment
              Properties:
                IdentityPoolId: !ImportValue Identities
                Roles: {unauthenticated: !GetAtt Role.Arn}
            """)),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let attachment = RoleAttachment(resource, in: scenario)
    guard let id = attachment.poolID else { return .notApplicable }
    var isOpen = false
    for other in scenario.roleAttachments {
      // The first of two has nothing to answer for.
      guard other.resource.logicalID != resource.logicalID else { break }
      guard !attachment.namesOtherPool(than: other), let otherID = other.poolID else { continue }
      switch id.equals(otherID) {
      case .no: continue
      case .open: isOpen = true
      case .yes:
        return .fail(
          Violation(
            "attachments '\(resource.logicalID)' and '\(other.resource.logicalID)' set the roles of one "
              + "identity pool, so one undoes the other; merge them",
            at: attachment.poolValue.node.map { Place($0) } ?? Place(keyOf: resource.entry),
            related: [
              RelatedPlace(
                "the attachment '\(other.resource.logicalID)'", at: other.resource.entry.keyRange)
            ]))
      }
    }
    return isOpen
      ? .undecided(
        "which identity pool attachment '\(resource.logicalID)' is for is not in the template")
      : .pass
  }
}

extension RoleAttachment {
  /// Both name pools of the template, which are two.
  fileprivate func namesOtherPool(than other: RoleAttachment) -> Bool {
    guard let own = pool.resource, let others = other.pool.resource else { return false }
    return own.logicalID != others.logicalID
  }
}
