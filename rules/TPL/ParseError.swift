internal import Cognito
internal import Documents
internal import Findings
internal import GuardRules
internal import Rules

/// A file that was meant as a template can be read.
struct ParseError: ReadingRule {
  let metadata = RuleMetadata(
    id: "TPL001",
    title: "Document is not well-formed YAML or JSON",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the file, and nothing in it could be checked: no other rule ran on it.
      """,
    remediation: "Fix the syntax at the place that the message names.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    examples: [
      .failing(template: "Resources:\n  Pool:\n    Type: ↓[AWS::Cognito::UserPool\n"),
      .failing(
        template: "Resources:\n  Pool:\n    Type: AWS::Cognito::UserPool\n↓---\nResources: {}\n"),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  func check(_ failure: ReadingFailure) -> Violation? {
    switch failure {
    case .file(let reason):
      Violation("the file cannot be read: \(reason)", at: Place(SourceRange(0, 0)))
    case .text(let error):
      Violation(error.message, at: Place(SourceRange(error.offset, error.offset)))
    case .notATemplate: nil
    }
  }
}
