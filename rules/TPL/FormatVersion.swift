internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// There is one format version.
struct FormatVersion: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL010",
    title: "Unsupported AWSTemplateFormatVersion",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses every version but 2010-09-09.",
    remediation: "Write 2010-09-09, or leave the key out.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/format-version-structure.html"
    ],
    examples: [
      .failing(
        template: """
          AWSTemplateFormatVersion: ↓2012-10-17
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .passing(
        template: """
          AWSTemplateFormatVersion: 2010-09-09
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let node = template.root["AWSTemplateFormatVersion"] else { return .notApplicable }
    // A null is TPL003's business.
    if node.kind == .null { return .notApplicable }
    guard node.string != "2010-09-09" else { return .pass }
    let written =
      node.text.map { "AWSTemplateFormatVersion is '\($0)', which does not exist" }
      ?? "AWSTemplateFormatVersion is not a text"
    return .fail(Violation("\(written); write 2010-09-09", at: node))
  }
}
