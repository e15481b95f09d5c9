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
      .failing(
        template: """
          Parameters:
            Vpc: {Type: "AWS::EC2::VPC::Id"}
          Rules:
            InProduction:
              RuleCondition: !Equals [!Ref ↓Stage, prod]
              Assertions:
                - Assert: {Fn::EachMemberIn: [{Fn::ValueOf: [↓Network, Tags.Stage]}, [prod]]}
                - Assert: !Equals [!Ref AWS::Region, !Ref ↓Pool]
                - Assert: {Fn::Contains: [{Fn::RefAll: "AWS::EC2::VPC::Id"}, !Ref Vpc]}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: {↓Ref: [Name]}
            EmailVerificationSubject: {↓Ref: {Name: Subject}}
            EmailVerificationMessage: {Ref: ↓5}
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Ref AWS::StackName
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
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: !Ref ${self:custom.name}
        """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard Self.functions.contains(reference.function) else { return .notApplicable }
    switch reference.target {
    case .name(let name):
      if let early = reference.decidedBefore, template.resources[name] != nil {
        return .fail(
          Violation(
            "\(early) is decided before '\(name)' is created; name a parameter instead",
            at: reference.place))
      }
      return template.judge(name: name) { near in
        Violation(
          "\(reference.function) names '\(name)', which does not exist\(near)",
          at: reference.place)
      }
    case .malformed(let expected):
      return .fail(Violation("\(reference.function) takes \(expected)", at: reference.place))
    case .attribute, .condition: return .notApplicable
    }
  }

  /// Those that take a name; `Fn::ValueOf` that of a parameter, in the section `Rules`.
  private static let functions = ["Ref", "Fn::ValueOf"]
}
