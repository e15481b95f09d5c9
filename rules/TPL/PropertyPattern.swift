internal import Findings
internal import PropertyChecks
internal import Rules

/// A text matches the regular expression that the property declares.
struct PropertyPattern: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL090",
    title: "Value does not match the pattern of the property",
    severity: .high,
    precision: .high,
    rationale: """
      CloudFormation or the service refuses the value: the schema of the type gives a regular expression for it.
      """,
    remediation: """
      Write a value that the pattern allows.
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
            RoleName: ↓sender of messages
        """),
      .failing(
        """
        Group:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            GroupName: ↓my group
            UserPoolId: eu-west-1_abc
        """),
      .passing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}}
            Tags: [{Key: Eigentümer, Value: Bär + Söhne}]
        """),
      .undecided(
        template: """
          Parameters:
            Name: {Type: String}
          Resources:
            Group:
              Type: AWS::Cognito::UserPoolGroup
              Properties: {GroupName: !Ref Name, UserPoolId: eu-west-1_abc}
          """),
    ])
}
