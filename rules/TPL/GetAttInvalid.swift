internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::GetAtt` names a resource of the template and an attribute that its type has.
struct GetAttInvalid: ReferenceRule {
  let metadata = RuleMetadata(
    id: "TPL021",
    title: "Fn::GetAtt names no resource or attribute",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: "Name a resource of this template and an attribute that its type returns.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: acme-pool
              SnsCallerArn: !GetAtt ↓SmsRole.Arn
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !GetAtt ↓Pool.Id
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: ↓!GetAtt Pool
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !GetAtt [Pool, UserPoolId]
            PreventUserExistenceErrors: ENABLED
        """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig:
                  PreSignUp: !GetAtt CheckFunctionAliaslive.Arn
          """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard reference.function == "Fn::GetAtt" else { return .notApplicable }
    switch reference.target {
    case .attribute(let resource, let attribute):
      if let early = reference.decidedBefore {
        return .fail(
          Violation(
            "\(early) is decided before any resource is created; compare a parameter instead",
            at: reference.place))
      }
      return template.judge(attribute: attribute, of: resource) { words in
        Violation("Fn::GetAtt names \(words)", at: reference.place)
      }
    case .malformed(let expected):
      return .fail(Violation("Fn::GetAtt takes \(expected)", at: reference.place))
    case .name, .condition: return .notApplicable
    }
  }
}
