internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy is a mapping of `Version`, `Id` and `Statement`.
struct PolicyMalformed: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM070",
    title: "Policy document is not a mapping with statements",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy as malformed, and the deployment fails.",
    remediation: "Write a mapping with Version and Statement; JSON given as text has to parse.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"
    ],
    examples: [
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: ↓"{Statement: []}"
        """),
      .failing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: 2012-10-17
              ↓Statements: [{Effect: Allow, Action: "sns:Publish", Resource: "*"}]
              Statement: [{Effect: Allow, Action: "sns:Publish", Resource: "*"}]
        """),
      .passing(PolicyExample.permissions("{Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      .passing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'
        """),
      .undecided(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: !ImportValue app-policy
        """),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      policy.judgeDefects { $0.subject == .document }
    }
  }
}
