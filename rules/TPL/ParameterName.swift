internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The name of a parameter is alphanumeric.
struct ParameterName: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL052",
    title: "Name of a parameter is invalid",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: "Name it with letters and digits only, at most 255 of them.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            ↓topic_name: {Type: String}
            ↓Topic-Name: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            TopicName2: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Parameters:
            topic_name: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let entries = template.parameters.all.map(\.entry).filter { $0.key != "Fn::Transform" }
    guard !entries.isEmpty else { return .notApplicable }
    return template.judge(
      form: entries.compactMap { template.wrongName(of: $0, what: "parameter") },
      of: "the parameters")
  }
}
