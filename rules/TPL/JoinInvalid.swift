internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Join` takes a delimiter that is written out, and texts.
struct JoinInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL029",
    title: "Fn::Join is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: """
      Give the function a delimiter, without any function in it, and a list of texts. What gives a \
      list stands in place of the list, not in it.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
            Names: {Type: CommaDelimitedList}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !Join [↓!Ref Stage, [a, b]]
                DisplayName: ↓!Join ["-", a, b]
                KmsMasterKeyId: !Join ["-", ↓!Ref Stage]
                SignatureVersion: !Join ["-", [a, ↓!Ref Names]]
          """),
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Join ["", [a, ↓[b]]]
            DisplayName: {↓Fn::Join: a-b}
        """),
      .passing(
        template: """
          Parameters:
            Names: {Type: CommaDelimitedList}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !Join ["-", !Ref Names]
                DisplayName: !Join ["", [!Ref AWS::StackName, "-", 1, !Select [0, !Ref Names]]]
          """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: !Join [a]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Join") { _, faults in
      guard let items = faults.items(2...2, "Fn::Join takes a delimiter and a list") else { return }
      faults.requireLiteral(items[0], "the delimiter of Fn::Join is written out")
      for list in template.branches(of: items[1]) {
        if list.kind == .list {
          for item in list.elements {
            faults.require(.text, item, "Fn::Join takes texts to join")
          }
        } else {
          faults.require(.list, list, "Fn::Join takes a list to join")
        }
      }
    }
  }
}
