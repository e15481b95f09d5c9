internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Whom a policy of permissions is for follows from what it is attached to.
struct PrincipalInIdentityPolicy: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM084",
    title: "Principal stands in a policy that says what somebody may do",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy as malformed, and the deployment fails.",
    remediation: "Remove Principal; its AssumeRolePolicyDocument says who may assume a role.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, ↓Principal: \"*\", Action: sns:Publish, Resource: \"*\"}")),
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: {Service: lambda.amazonaws.com}
                  Action: sts:AssumeRole
            Policies:
              - PolicyName: publish
                PolicyDocument:
                  Statement:
                    Effect: Allow
                    ↓NotPrincipal: {AWS: "111122223333"}
                    Action: sns:Publish
                    Resource: "*"
        """),
      .passing(PolicyExample.permissions("{Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      .undecided(PolicyExample.permissions("!ImportValue statement")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.permissions, of: resource, in: scenario) { policy in
      policy.judgeDefects { $0.subject == .principal }
    }
  }
}
