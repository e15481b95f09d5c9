internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::If` takes the name of a condition, and two values.
struct IfInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL031",
    title: "Fn::If is malformed",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: """
      Give the function the name of a condition, the value where it is true and the value where it \
      is false; AWS::NoValue for none.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: ↓!If [IsProd, customers]
                EmailVerificationSubject: !If [↓!Equals [!Ref Stage, prod], a, b]
                EmailVerificationMessage: !If [↓{Condition: IsProd}, a, b]
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !If [IsProd, customers, !Ref AWS::NoValue]
          """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: !If [IsProd, customers]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::If") { _, faults in
      guard let items = faults.items(3...3, "Fn::If takes a condition's name and two values") else {
        return
      }
      faults.requireLiteral(items[0], "Fn::If takes the name of a condition")
    }
  }
}
