internal import Findings
internal import PropertyChecks
internal import Rules

/// A value is one of those that the property declares, in exact letter case.
struct EnumValue: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL089",
    title: "Value is not one of those that are allowed",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the stack: the schema of the type lists the values, and this is none of them.
      """,
    remediation: """
      Write one of the values that the property has.
      """,
    references: [
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html",
    ],
    examples: [
      .failing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ExplicitAuthFlows: [↓ALLOW_USER_SRP, ALLOW_REFRESH_TOKEN_AUTH]
        Pool:
          Type: AWS::Cognito::UserPool
          Properties: {DeletionProtection: ↓active}
        """),
      .failing(
        template: """
          Parameters:
            Errors: {Type: String, AllowedValues: [ON, OFF]}
          Resources:
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: eu-west-1_abc
                PreventUserExistenceErrors: ↓!Ref Errors
          """),
      .passing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_abc
            PreventUserExistenceErrors: ENABLED
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
        """),
      .undecided(
        template: """
          Parameters:
            Protection: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties: {DeletionProtection: !Ref Protection}
          """),
    ])
}
