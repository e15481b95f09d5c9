internal import Findings
internal import PropertyChecks
internal import Rules

/// Texts, lists and numbers stay within the bounds that the property declares.
struct SizeOrRange: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL091",
    title: "Length, count or number is out of bounds",
    severity: .high,
    precision: .high,
    rationale: """
      CloudFormation or the service refuses the value: the schema of the type bounds it.
      """,
    remediation: """
      Write a value within the bounds that the message names.
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
            MaxSessionDuration: ↓900
            RoleName: ↓aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        """),
      .failing(
        """
        Key:
          Type: AWS::KMS::Key
          Properties:
            PendingWindowInDays: ↓3
            KeyPolicy: {Version: "2012-10-17", Statement: []}
        Pool:
          Type: AWS::Cognito::UserPool
          Properties: {AliasAttributes: [email]}
        """),
      .passing(
        """
        Key:
          Type: AWS::KMS::Key
          Properties: {PendingWindowInDays: "7"}
        """),
      .undecided(
        template: """
          Parameters:
            Hours: {Type: Number}
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}}
                MaxSessionDuration: !Ref Hours
          """),
    ])
}
