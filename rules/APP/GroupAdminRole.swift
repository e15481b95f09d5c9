internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Being in a group of a user pool does not make an administrator of the account.
struct GroupAdminRole: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP087",
    title: "Group grants an administrator role",
    severity: .high,
    rationale: """
      Whoever can add a user to the group, or signs in as one of its members, has the whole AWS account \
      through the identity pool.
      """,
    remediation: "Give the group a role that lists the actions its members need.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          attachment: nil,
          policies: IdentityPoolExample.policies(action: "[s3:GetObject, \"*\"]"),
          more: IdentityPoolExample.group.replacing("!GetAtt", with: "↓!GetAtt"))),
      .failing(
        """
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            UserPoolId: eu-west-1_Example01
            RoleArn: ↓!GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"]
        """),
      .passing(
        IdentityPoolExample.resources(
          policies: IdentityPoolExample.policies(action: "s3:GetObject"),
          more: IdentityPoolExample.group)),
      .undecided(
        IdentityPoolExample.resources(
          attachment: nil, policies: IdentityPoolExample.policies(action: "!ImportValue Actions"),
          more: IdentityPoolExample.group)),
    ])

  let resourceTypes = [ResourceType.userPoolGroup]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    guard let use = RoleUse.uses(of: resource, in: scenario).first else { return .notApplicable }
    return use.judge(in: scenario) { trust in
      let wide = WidePermissions(of: trust.role, in: scenario)
      guard let reason = wide.administration else { return wide.outcomeWithoutReason }
      return .fail(
        Violation(
          "group '\(resource.logicalID)' gives its members role '\(trust.role.logicalID)', which "
            + "\(reason.words); give them a role that lists what they need",
          at: use.arnPlace,
          related: [RelatedPlace("role '\(trust.role.logicalID)'", at: reason.place.range)]
            + use.arn.relatedPlaces))
    }
  }
}
