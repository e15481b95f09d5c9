internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Everyone may be a guest, so a guest's role does nothing that harms.
struct GuestRoleOverPrivileged: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP028",
    title: "Guest role allows dangerous or useless actions",
    severity: .high,
    rationale: """
      Anyone who knows the id of the identity pool, which every app gives away, has what the role for \
      guests allows: with the classic flow all of it, with the enhanced flow what its session policy \
      leaves.
      """,
    remediation: """
      Allow guests single actions on named resources, and nothing that reads secrets, takes other roles \
      or changes what is not theirs.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html"
    ],
    examples: [
      .failing(Self.resources(action: "[s3:GetObject, s3:PutObject]", mark: "↓")),
      .failing(Self.resources(action: "\"*\"", mark: "↓")),
      .failing(
        Self.resources(
          action: "sts:AssumeRole", resource: "arn:aws:iam::111122223333:role/ops", mark: "↓")),
      .passing(Self.resources(action: "[rum:PutRumEvents]")),
      .passing(
        Self.resources(
          action: "s3:PutObject", resource: "\"arn:aws:s3:::uploads/public/*\"")),
      .passing(
        Self.resources(action: "[mobileanalytics:PutEvents, \"cognito-sync:*\"]")),
      .undecided(Self.resources(action: "!ImportValue Actions")),
    ])

  let resourceTypes = [ResourceType.role]

  /// They take secrets, other rights or other roles, on whatever resource.
  private static let takesRights = [
    "iam:PassRole", "iam:CreateAccessKey", "iam:AttachRolePolicy", "iam:PutRolePolicy",
    "iam:UpdateAssumeRolePolicy", "sts:AssumeRole", "secretsmanager:GetSecretValue",
    "cognito-identity:SetIdentityPoolRoles", "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminSetUserPassword", "cognito-idp:AdminAddUserToGroup", "iot:AttachPolicy",
  ]
  /// They change, send or run something; harmful where they are for every resource.
  private static let changes = [
    "s3:PutObject", "s3:DeleteObject", "dynamodb:PutItem", "dynamodb:UpdateItem",
    "dynamodb:DeleteItem", "lambda:InvokeFunction", "lambda:UpdateFunctionCode",
    "sqs:SendMessage", "sns:Publish", "ses:SendEmail", "ses:SendRawEmail", "iot:Publish",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    guard let use = scenario.uses(of: resource).first(where: { $0.kind == .guest }) else {
      return .notApplicable
    }
    let wide = WidePermissions(of: resource, in: scenario)
    let reason =
      wide.administration ?? wide.wholeService
      ?? wide.any(of: Self.takesRights)
      ?? Self.changes.lazy.compactMap { wide.combination(of: [$0]) }.first
    guard let reason else { return wide.outcomeWithoutReason }
    return .fail(
      Violation(
        "role '\(resource.logicalID)' is for guests and \(reason.words); "
          + "allow guests single actions on named resources",
        at: reason.place, related: [use.place], in: reason.holder))
  }

  private static func resources(
    action: String, resource: String = "\"*\"", mark: String = ""
  ) -> String {
    let policies = IdentityPoolExample.policies(action: action, resource: resource)
    return IdentityPoolExample.resources(
      pool: ["AllowUnauthenticatedIdentities: !ImportValue guests-allowed"],
      attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
      conditions: [IdentityPoolExample.audience, IdentityPoolExample.guest],
      policies: policies.replacing("{Effect", with: "\(mark){Effect"))
  }
}
