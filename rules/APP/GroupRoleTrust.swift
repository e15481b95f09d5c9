internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A group's role is one that an identity pool can hand out.
struct GroupRoleTrust: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP085",
    title: "Group role cannot be assumed through the identity pool",
    severity: .high,
    rationale: """
      Members of the group get the role through an identity pool, never from the user pool itself. A \
      role that trusts cognito-idp, a service or an account gives them no credentials.
      """,
    remediation: """
      Allow sts:AssumeRoleWithWebIdentity to cognito-identity.amazonaws.com under Principal.Federated, \
      with conditions on aud and amr.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          attachment: nil, principal: "↓{Service: cognito-idp.amazonaws.com}",
          more: IdentityPoolExample.group)),
      .failing(
        IdentityPoolExample.resources(
          attachment: nil, action: "↓sts:AssumeRole", more: IdentityPoolExample.group)),
      .passing(
        IdentityPoolExample.resources(more: IdentityPoolExample.group)),
      .undecided(
        """
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            UserPoolId: eu-west-1_Example01
            RoleArn: !ImportValue AdminRoleArn
        """),
    ])

  let resourceTypes = [ResourceType.userPoolGroup]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    guard let use = RoleUse.uses(of: resource, in: scenario).first else { return .notApplicable }
    return use.judge(in: scenario) { trust in trust.judgeAccess(by: use) }
  }
}
