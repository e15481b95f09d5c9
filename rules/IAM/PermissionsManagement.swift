internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who changes permissions does so to named resources.
struct PermissionsManagement: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM040",
    title: "Policy lets its holder change permissions",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The holder opens what he likes, to himself and to others: users, roles, keys, buckets and \
      functions.
      """,
    remediation:
      "Name the resources where the actions take any, or leave the actions to who administers the account.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Resource: "*", \
          Action: [iam:GetRole, ↓"iam:Put*", cognito-identity:SetIdentityPoolRoles]}
          """)),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓lambda:AddPermission, Resource: [\"*\"]}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [iam:Get*, cognito-identity:GetId], Resource: \"*\"}",
          "{Effect: Allow, Action: s3:PutBucketPolicy, Resource: \"arn:aws:s3:::acme\"}",
          """
          {Effect: Allow, Action: iam:AttachRolePolicy, Resource: "*", \
          Condition: {ArnLike: {iam:PolicyARN: "arn:aws:iam::*:policy/acme-*"}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: lambda:AddPermission, Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeUnlimited(of: resource, in: scenario) { action in
      action.access == .permissions && action.takesResources
        && !Self.givesNothing.contains(action.fullName) || action.fullName == Self.roleSetter
    } words: { name in
      "lets its holder change permissions by \(name); name the resources"
    }
  }

  /// It decides which roles users and guests get, and its Resource can only be `*`.
  private static let roleSetter = "cognito-identity:SetIdentityPoolRoles"

  /// AWS counts these as such, and they give nobody any rights.
  private static let givesNothing: Set = ["cognito-identity:UnlinkDeveloperIdentity"]
}
