internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The description of a template is a literal text.
struct DescriptionNotString: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL013",
    title: "Description of the template is not a text",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template. It evaluates no function in a description.",
    remediation: "Write a plain text; what differs between stacks belongs in their tags.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Description: ↓!Sub "Topics of ${AWS::StackName}"
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Description: ↓[Topics, and what else there is]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Description: Topics of the shop
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .tolerated(
        template: """
          Description: Topics of ${self:service}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Description: {Text: Topics}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let node = template.root["Description"], node.kind != .null else { return .notApplicable }
    let faults = node.kindInsteadOfText.map { kind in
      Violation("the description of the template is \(kind); write a plain text", at: node)
    }
    return template.judge(form: faults.map { [$0] } ?? [], of: "the description")
  }
}
