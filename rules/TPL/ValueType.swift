internal import Findings
internal import PropertyChecks
internal import Rules

/// A value has the JSON type that the property declares; scalars are brought to it.
struct ValueType: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL088",
    title: "Value has the wrong type",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the stack. It reads "true" as a boolean, "8" as a number and any scalar as a \
      text, but makes no list of a text and no text of a list.
      """,
    remediation: """
      Write the value as the type that the message names.
      """,
    references: [
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: ↓email
            SmsConfiguration:
              SnsCallerArn: arn:aws:iam::111122223333:role/sms
              ExternalId: ↓[customers-1]
            Policies: {PasswordPolicy: {MinimumLength: ↓twelve, RequireNumbers: ↓1}}
        """),
      .failing(
        template: """
          Parameters:
            Attribute: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AutoVerifiedAttributes: ↓!Ref Attribute
                DeviceConfiguration: ↓[]
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
            AutoVerifiedAttributes: [email]
            Policies: {PasswordPolicy: {MinimumLength: "12", RequireNumbers: "True"}}
        """),
      .undecided(
        template: """
          Parameters:
            Length: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                Policies: {PasswordPolicy: {MinimumLength: !Ref Length}}
          """),
    ])
}
