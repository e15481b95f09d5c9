internal import Cognito
internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A template without resources deploys nothing.
struct ResourcesMissing: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL009",
    title: "No Resources section",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses a template without resources.",
    remediation: "Add a Resources section, a mapping with at least one resource.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    ],
    examples: [
      .failing(template: "↓AWSTemplateFormatVersion: 2010-09-09\nDescription: nothing\n"),
      .failing(
        template: """
          AWSTemplateFormatVersion: 2010-09-09
          ↓Resources:
            - Type: AWS::Cognito::UserPool
          """),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let entry = template.root.entry("Resources") else {
      if template.mayHaveMoreResources {
        return .undecided("a transform that is not run may add resources")
      }
      guard let first = template.root.entries.first else { return .notApplicable }
      return .fail(
        Violation("the template has no Resources section; add one", at: Place(keyOf: first)))
    }
    if let outcome = entry.value.text.flatMap({ Outcome(namePutIn: $0) }) { return outcome }
    guard entry.value.kind == .mapping else {
      return .fail(
        Violation("Resources is not a mapping of logical ids to resources", at: Place(keyOf: entry))
      )
    }
    guard entry.value.entries.isEmpty else { return .pass }
    // Whether the service refuses this is not established.
    return .pass(remark: Violation("Resources is empty", at: Place(keyOf: entry)))
  }
}
