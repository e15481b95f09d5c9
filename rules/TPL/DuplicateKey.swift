internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// Of two equal keys CloudFormation takes the last and says nothing of the first.
struct DuplicateKey: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL106",
    title: "A mapping holds the same key twice",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation keeps the last value without a word. A resource, a property or a condition of a \
      trust policy that stands above it is lost.
      """,
    remediation: "Delete one of the two, or merge their values.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: first
            ↓UserPoolName: second
        """),
      .failing(
        template: """
          {"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool"},
                         ↓"Pool": {"Type": "AWS::Cognito::UserPool"}}}
          """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: first
        """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    Outcome(
      violations: template.document.duplicateKeys.map { duplicate in
        Violation(
          duplicate.isMadeByLoop
            ? "a loop makes key '\(duplicate.key)' twice, which CloudFormation refuses"
            : "key '\(duplicate.key)' appears twice in this mapping; CloudFormation uses this one",
          at: Place(duplicate.range),
          related: duplicate.isMadeByLoop
            ? [] : [RelatedPlace("the key whose value is ignored", at: duplicate.first)],
          in: template.resources.all.first { $0.node.range.contains(duplicate.range) },
          discriminator: duplicate.key)
      })
  }
}

extension Documents.DuplicateKey {
  /// Both stand in one place: what is written once is there twice.
  fileprivate var isMadeByLoop: Bool { range == first }
}
