internal import Findings
internal import PropertyChecks
internal import Rules

/// Of some properties the type requires one at least.
struct PropertyCombination: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL093",
    title: "None of some properties is there, of which one is required",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the stack: a policy that is attached to nothing cannot be made.
      """,
    remediation: """
      Write one of the properties that the message names.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html"
    ],
    examples: [
      .failing(
        """
        Send:
          Type: AWS::IAM::Policy
          ↓Properties:
            PolicyName: send
            PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: sns:Publish, Resource: "*"}}
        """),
      .passing(
        """
        Send:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: send
            Roles: [sender]
            PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: sns:Publish, Resource: "*"}}
        """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Send:
              Type: AWS::IAM::Policy
          """),
    ])
}
