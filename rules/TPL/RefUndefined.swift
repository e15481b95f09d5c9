internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Ref` names a parameter, a resource or a pseudo parameter.
struct RefUndefined: ReferenceRule {
  let metadata = RuleMetadata(
    id: "TPL020",
    title: "Ref to something that does not exist",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template: unresolved resource dependencies.",
    remediation: "Name a parameter, a resource or a pseudo parameter of this template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: !Ref ↓PoolName
        """),
      .failing(
        template: """
          Conditions:
            HasPool: !Not [!Equals [!Ref ↓Pool, ""]]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: !Ref AWS::StackName
        """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !Ref AddedByTheMacro
          """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard reference.function == "Ref", case .name(let name) = reference.target else {
      return .notApplicable
    }
    if reference.isInCondition, template.resources[name] != nil {
      return .fail(
        Violation(
          "a condition is decided before '\(name)' is made; name a parameter instead",
          at: reference.place))
    }
    return template.judge(name: name) { near in
      Violation("Ref names '\(name)', which does not exist\(near)", at: reference.place)
    }
  }
}
