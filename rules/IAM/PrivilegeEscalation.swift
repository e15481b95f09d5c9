internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// No role can give itself more rights than it has.
struct PrivilegeEscalation: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM039",
    title: "Permissions combine into privilege escalation",
    severity: .high,
    profiles: [.default, .cis],
    rationale: """
      Whoever may change policies, make keys for others, or pass any role to something that runs his code, \
      has every right in the account that somebody else has.
      """,
    remediation: """
      Take one of the actions out, or name the users, roles and functions that it is about in Resource.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    ],
    examples: [
      .failing(Self.example(action: "[iam:PassRole, lambda:CreateFunction]", mark: "↓")),
      .failing(Self.example(action: "iam:Attach*", mark: "↓")),
      .passing(
        Self.example(
          action: "iam:PutRolePolicy", resource: "arn:aws:iam::111122223333:role/app-*")),
      .passing(Self.example(action: "[lambda:CreateFunction, s3:GetObject]")),
      .undecided(Self.example(action: "!ImportValue Actions")),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let wide = WidePermissions(of: resource, in: scenario)
    // A role that may do everything is IAM030's and IAM044's business.
    guard wide.administration == nil else { return .notApplicable }
    guard let reason = wide.escalation else { return wide.outcomeWithoutReason }
    return .fail(
      Violation(
        "role '\(resource.logicalID)' \(reason.words), so it can give itself any right; "
          + "name the resources, or remove an action",
        at: reason.place, in: reason.holder))
  }

  private static func example(
    action: String, resource: String = "\"*\"", mark: String = ""
  ) -> String {
    """
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        Policies:
          - PolicyName: inline
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - \(mark){Effect: Allow, Action: \(action), Resource: \(resource)}
    """
  }
}
