internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Split` takes a delimiter that is written out, and a text.
struct SplitInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL026",
    title: "Fn::Split is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: """
      Give the function a delimiter, without any function in it, and one text to split.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Delimiter: {Type: String}
            Names: {Type: CommaDelimitedList}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !Select [0, !Split [↓!Ref Delimiter, a/b]]
                DisplayName: !Select [0, ↓!Split [/]]
                KmsMasterKeyId: !Select [0, !Split [",", ↓!Ref Names]]
          """),
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Select [0, !Split [/, ↓[a, b]]]
            DisplayName: !Select [0, {↓Fn::Split: a/b}]
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Select [2, !Split [/, !Ref AWS::StackId]]
            DisplayName: !Select [0, !Split ["-", !Sub "${AWS::StackName}-a"]]
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: !Select [0, !Split [/]]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Split") { _, faults in
      guard let items = faults.items(2...2, "Fn::Split takes a delimiter and a text") else {
        return
      }
      faults.requireLiteral(items[0], "the delimiter of Fn::Split is written out")
      faults.require(.text, items[1], "Fn::Split takes one text to split")
    }
  }
}
