internal import Cognito
internal import Documents
internal import Findings
internal import Rules

/// A file that the user names is a template; one that a folder holds may be anything.
struct NotATemplate: ReadingRule {
  let metadata = RuleMetadata(
    id: "TPL002",
    title: "File is not a template",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      The file was named to be checked, and it is something else: what it was taken for was not checked.
      """,
    remediation: "Name templates only, or name the folder and let cogcheck find them.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
    ],
    examples: [
      .failing(template: "↓- just\n- a list\n"),
      .failing(template: "↓services:\n  web:\n    image: nginx\n"),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  func check(_ failure: ReadingFailure) -> Violation? {
    guard case .notATemplate(let reason, let start) = failure else { return nil }
    return Violation(
      "the file is not a CloudFormation template: \(reason)", at: Place(SourceRange(start, start)))
  }
}
