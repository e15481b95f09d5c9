internal import Findings
internal import PropertyChecks
internal import Rules

/// A property that the type does not declare is refused before anything is made.
struct UnknownProperty: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL082",
    title: "Property does not exist on the type",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the stack: it validates properties against the schema of the type, which has no \
      such one. A misspelt control is a control that is not there.
      """,
    remediation: """
      Write the name as the type declares it, or remove the property.
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
            ↓MfaConfig: "ON"
            Policies:
              PasswordPolicy: {MinimumLength: 12, ↓RequireUppercas: true}
            ↓DeletionPolicy: Retain
        """),
      .failing(
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
                Policies: !If [IsProd, [{PolicyName: p, ↓Document: {}, PolicyDocument: {}}], !Ref AWS::NoValue]
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
            Pool:
              Type: AWS::Cognito::UserPool
              Properties: {MfaConfig: "ON"}
          """),
      .skipped(
        """
        Queue:
          Type: AWS::SQS::Queue
          Properties: {Name: work}
        """),
    ])
}
