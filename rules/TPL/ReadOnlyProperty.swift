internal import Findings
internal import PropertyChecks
internal import Rules

/// What only the service sets is no property to write.
///
/// CloudFormation has ignored such values: https://github.com/aws-cloudformation/cloudformation-resource-schema/issues/102
struct ReadOnlyProperty: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL099",
    title: "Read-only attribute is written as a property",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The service sets it, and a template cannot: at best the value is ignored, and whoever reads the \
      template believes in one that is not there.
      """,
    remediation: """
      Remove it; read it with Fn::GetAtt.
      """,
    references: [
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            ↓Arn: arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
            DeletionProtection: ACTIVE
            UserPoolName: customers
        """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties: {Arn: x}
          """),
    ])
}
