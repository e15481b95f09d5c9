internal import Findings
internal import PropertyChecks
internal import Rules

/// A property that the type requires is there in every way to deploy.
struct RequiredProperty: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL084",
    title: "Required property is missing",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the stack: it validates properties against the schema of the type, which \
      requires this one.
      """,
    remediation: """
      Write the property.
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
          ↓Properties: {Path: /}
        """),
      .failing(
        """
        ↓Client:
          Type: AWS::Cognito::UserPoolClient
        """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Group:
              Type: AWS::Cognito::UserPoolGroup
              ↓Properties:
                GroupName: admins
                UserPoolId: !If [IsProd, eu-west-1_abc, !Ref AWS::NoValue]
          """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            ↓UserAttributeUpdateSettings: {}
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            DeliveryStatusLogging: [{Protocol: sqs}]
        """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Client:
              Type: AWS::Cognito::UserPoolClient
          """),
    ])
}
