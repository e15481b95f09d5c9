internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// CloudFormation itself takes no aliases and no merge keys.
///
/// https://github.com/aws-cloudformation/cfn-language-discussion/issues/49
struct YAMLAliasOrMerge: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL015",
    title: "YAML aliases or merge keys are used",
    severity: .low,
    precision: .high,
    profiles: [.strict],
    rationale: """
      CloudFormation refuses a template with aliases or merge keys. It deploys only where a tool, such as \
      aws cloudformation package, writes the file anew before.
      """,
    remediation: "Write the values out, or deploy the file that the tool has written.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties: &properties
            KmsMasterKeyId: alias/aws/sns
        Other:
          Type: AWS::SNS::Topic
          Properties: ↓*properties
        """),
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties: &properties
            KmsMasterKeyId: alias/aws/sns
        Other:
          Type: AWS::SNS::Topic
          Properties:
            <<: ↓*properties
            TopicName: other
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties: &properties
            KmsMasterKeyId: alias/aws/sns
        """),
    ])

  /// One finding a file.
  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard template.document.syntax == .yaml else { return .notApplicable }
    guard let alias = template.document.firstAlias else { return .pass }
    return .fail(
      Violation(
        "the template uses YAML aliases or merge keys, which CloudFormation itself refuses; write the values out",
        at: Place(alias)))
  }
}
