internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What all signed-in users have is far from everything.
struct AuthRoleOverPrivileged: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP029",
    title: "Authenticated role is far too wide",
    severity: .high,
    rationale: """
      Each user who has signed in holds credentials of this role in his browser or phone and can use them \
      for whatever the role allows, not only for what the app does.
      """,
    remediation: """
      List the actions that the app needs, on named resources, and scope what belongs to a user by \
      ${cognito-identity.amazonaws.com:sub}.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(Self.resources(action: "[\"s3:*\"]", mark: "↓")),
      .failing(
        Self.resources(
          action: "sts:AssumeRole", resource: "\"arn:aws:iam::111122223333:role/*\"", mark: "↓")),
      .failing(Self.resources(action: "[iam:PassRole, lambda:CreateFunction]", mark: "↓")),
      .failing(
        IdentityPoolExample.resources(
          more: """
            Rights:
              Type: AWS::IAM::Policy
              Properties:
                PolicyName: all
                Roles: [!Ref Role]
                PolicyDocument:
                  Statement: [↓{Effect: Allow, Action: "*", Resource: "*"}]
            """)),
      .passing(
        Self.resources(action: "[\"s3:*\"]", resource: "\"arn:aws:s3:::uploads/public/*\"")),
      .tolerated(
        Self.resources(
          action: "[mobileanalytics:PutEvents, \"cognito-sync:*\", \"cognito-identity:*\"]")),
      .undecided(Self.resources(action: "!ImportValue Actions")),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    guard let use = scenario.uses(of: resource).first(where: { $0.kind == .authenticated }) else {
      return .notApplicable
    }
    let wide = WidePermissions(of: resource, in: scenario)
    guard let reason = wide.excess else { return wide.outcomeWithoutReason }
    return .fail(
      Violation(
        "role '\(resource.logicalID)' is for all signed-in users and \(reason.words); "
          + "list the actions that they need, on named resources",
        at: reason.place, related: [use.place], in: reason.holder))
  }

  private static func resources(
    action: String, resource: String = "\"*\"", mark: String = ""
  ) -> String {
    let policies = IdentityPoolExample.policies(action: action, resource: resource)
    return IdentityPoolExample.resources(
      policies: policies.replacing("{Effect", with: "\(mark){Effect"))
  }
}
