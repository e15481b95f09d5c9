internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who obtains credentials does so for named roles, users and pools.
struct CredentialsExposure: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM041",
    title: "Policy lets its holder obtain credentials",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The holder becomes someone else: another role, another user, a client that has a secret.
      """,
    remediation: "Remove the actions, or name the resources.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Resource: "*", \
          Action: [cognito-idp:ListUsers, ↓cognito-idp:DescribeUserPoolClient]}
          """)),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓\"iam:Create*\", Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sts:AssumeRole, Resource: \"arn:aws:iam::*:role/acme\"}",
          "{Effect: Allow, Action: cognito-idp:DescribeUserPool, Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: iam:CreateAccessKey, Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeUnlimited(of: resource, in: scenario) { action in
      Self.giving.contains(action.fullName)
    } words: { name in
      "lets its holder obtain credentials by \(name); remove it, or name the resources"
    }
  }

  /// Actions whose answer holds credentials.
  private static let giving: Set = [
    "cognito-identity:GetCredentialsForIdentity", "cognito-identity:GetOpenIdToken",
    "cognito-identity:GetOpenIdTokenForDeveloperIdentity", "cognito-idp:AddUserPoolClientSecret",
    "cognito-idp:AssociateSoftwareToken", "cognito-idp:DescribeUserPoolClient",
    "iam:CreateAccessKey", "iam:CreateServiceSpecificCredential",
    "iam:ResetServiceSpecificCredential", "sts:AssumeRole", "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoot", "sts:GetFederationToken",
  ]
}
