internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The description of a template has at most 1,024 bytes.
struct DescriptionTooLong: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL012",
    title: "Description of the template is too long",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: "Shorten the description to 1,024 bytes; comments may say the rest.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html"
    ],
    examples: [
      .failing(
        template: """
          ↓Description: >
          \(String(repeating: "  Topics on which the shop tells of orders, one a line of goods.\n", count: 17))
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Description: Topics on which the shop tells of orders
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .skipped("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  private static let maximumBytes = 1024

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let node = template.root["Description"], let text = node.text, !node.isPutIn else {
      return .notApplicable
    }
    let count = text.utf8.count
    guard count > Self.maximumBytes else { return .pass }
    return .fail(
      Violation(
        "the description of the template has \(count) bytes, more than the \(Self.maximumBytes) that CloudFormation takes; shorten it",
        at: node))
  }
}
