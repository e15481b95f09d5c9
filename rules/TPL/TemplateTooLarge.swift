internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// CloudFormation takes a template of at most one million bytes, and that from a bucket only.
struct TemplateTooLarge: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL011",
    title: "Template exceeds the size limit",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses a template of more than 1,000,000 bytes.",
    remediation: "Move resources to nested stacks, or to stacks of their own.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    examples: [
      .failing(
        template: """
          ↓Resources:
            Topic:
              Type: AWS::SNS::Topic

          """ + String(repeating: "# \(String(repeating: "-", count: 97))\n", count: 10_000)),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  private static let maximumBytes = 1_000_000

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let count = template.document.source.bytes.count
    guard count > Self.maximumBytes, let first = template.root.entries.first else { return .pass }
    return .fail(
      Violation(
        "the template has \(count) bytes, more than the \(Self.maximumBytes) that CloudFormation takes; split it into several stacks",
        at: Place(keyOf: first)))
  }
}
