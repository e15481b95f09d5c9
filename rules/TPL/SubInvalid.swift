internal import Documents
internal import Findings
internal import IAM
internal import Rules
internal import Templates

/// Each variable of `Fn::Sub` is one of its own, or names something of the template.
struct SubInvalid: ReferenceRule {
  let metadata = RuleMetadata(
    id: "TPL027",
    title: "Fn::Sub is malformed or has an unknown variable",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: """
      Name a parameter, a resource, an attribute or a pseudo parameter, or give the variable a value in \
      the function's mapping. Write ${!x} for the literal text ${x}, such as an IAM policy variable.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: !Sub "app-↓${Stage}"
        """),
      .failing(
        template: """
          Parameters:
            Names: {Type: CommaDelimitedList}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !Sub "app-↓${Names}"
          """),
      .failing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            Description: !Sub for ↓${aws:username}
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Sub ["${Stage}-${AWS::Region}-topic", {Stage: prod}]
            DisplayName: !Sub "Costs in ${!currency}"
        """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !Sub "${AddedByTheMacro}-pool"
          """),
      .tolerated(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Sub "${self:custom.${opt:stage, 'dev'}.name}-${AWS::Region}"
            DisplayName: !Sub "${file(./mail.yml):subject} ${ssm.eu-west-1:/mail} ${aws:region}"
        """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    // Of a policy variable IAM087 speaks.
    guard reference.function == "Fn::Sub", reference.policyVariable == nil else {
      return .notApplicable
    }
    switch reference.target {
    case .name(let name):
      if !name.hasPrefix("AWS::"), name.contains(":") {
        return .fail(
          Violation(
            "Fn::Sub names '${\(name)}', which is not a variable of CloudFormation; for a policy variable write ${!\(name)}",
            at: reference.place))
      }
      if template.givesList(name) {
        return .fail(
          Violation(
            "Fn::Sub puts in a text, and '\(name)' is a list; join it with Fn::Join",
            at: reference.place))
      }
      return template.judge(name: name) { near in
        Violation("Fn::Sub names '\(name)', which does not exist\(near)", at: reference.place)
      }
    case .attribute(let resource, let attribute):
      return template.judge(attribute: attribute, of: resource) { words in
        Violation("Fn::Sub names \(words)", at: reference.place)
      }
    case .malformed(let expected):
      return .fail(Violation("Fn::Sub takes \(expected)", at: reference.place))
    case .condition: return .notApplicable
    }
  }
}
