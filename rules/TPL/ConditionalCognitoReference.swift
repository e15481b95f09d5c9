internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a pool, its clients and its roles refer to is created whenever they are.
struct ConditionalCognitoReference: ResourceRule {
  let metadata = RuleMetadata(
    id: "TPL107",
    title: "Reference to a resource that is not created",
    severity: .high,
    rationale: """
      The deployment fails: a resource cannot refer to one whose condition is false. It goes unseen \
      until somebody deploys with those parameters.
      """,
    remediation: "Give both the same condition, or put the reference behind Fn::If.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Sms: {Type: String, AllowedValues: ["yes", "no"]}
          Conditions:
            SendsSms: !Equals [!Ref Sms, "yes"]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                SmsConfiguration:
                  ExternalId: acme-pool
                  SnsCallerArn: !GetAtt ↓SmsRole.Arn
            SmsRole:
              Type: AWS::IAM::Role
              Condition: SendsSms
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String, AllowedValues: [prod, test]}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Condition: IsProd
              Properties:
                MfaConfiguration: "ON"
                EnabledMfas: [SOFTWARE_TOKEN_MFA]
                AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
                DeletionProtection: ACTIVE
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !If [IsProd, !Ref Pool, eu-west-1_Example01]
                PreventUserExistenceErrors: ENABLED
          """),
    ])

  let resourceTypes = ResourceType.cognito + [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    scenario.judgeTargets(of: resource)
  }
}
