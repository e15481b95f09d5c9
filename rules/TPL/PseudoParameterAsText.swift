internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A pseudo parameter is read with `Ref`.
struct PseudoParameterAsText: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL042",
    title: "Name of a pseudo parameter as plain text",
    severity: .low,
    profiles: [.strict],
    rationale: """
      CloudFormation passes the name on as it stands: AWS::NoValue removes nothing, and \
      AWS::Region is the name of no region.
      """,
    remediation: "Write Ref with the name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: ↓AWS::StackName
            DisplayName: !Join ["-", [customers, ↓"AWS::Region"]]
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Ref AWS::StackName
            DisplayName: !Sub "AWS::Region"
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: AWS::Region
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let texts = template.specialTexts.filter { $0.site != .other && !$0.isSubstituted }
    guard !texts.isEmpty || !template.calls(of: "Ref").isEmpty else { return .notApplicable }
    let violations = texts.compactMap { text -> Violation? in
      guard let name = text.node.text, Template.isPseudoParameter(name) else { return nil }
      return Violation(
        "the text '\(name)' is not read as a pseudo parameter; write Ref with it", at: text.node,
        in: text.resource)
    }
    return template.judge(violations, of: "the text")
  }
}
