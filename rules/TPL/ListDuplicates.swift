internal import Findings
internal import PropertyChecks
internal import Rules

/// An item stands once in a list that declares its items unique.
struct ListDuplicates: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL092",
    title: "Item appears twice in a list that forbids it",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the stack: the schema of the type asks that items of this list differ.
      """,
    remediation: """
      Remove the second one.
      """,
    references: [
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html",
    ],
    examples: [
      .failing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}}
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/ReadOnlyAccess
              - !Ref Policy
              - ↓arn:aws:iam::aws:policy/ReadOnlyAccess
              - ↓!Ref Policy
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties: {PolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Action: sns:Publish, Resource: "*"}}}
        """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}}
                ManagedPolicyArns:
                  - !If [IsProd, arn:aws:iam::aws:policy/ReadOnlyAccess, !Ref AWS::NoValue]
                  - !If [IsProd, !Ref AWS::NoValue, arn:aws:iam::aws:policy/ReadOnlyAccess]
          """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties: {ManagedPolicyArns: [a, a]}
          """),
    ])
}
