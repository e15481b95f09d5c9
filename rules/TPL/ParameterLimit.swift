internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A template has at most 200 parameters.
struct ParameterLimit: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL053",
    title: "Template declares too many parameters",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses a template with more than 200 parameters.",
    remediation: "Use mappings for what is known, or split the template.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    examples: [
      .failing(
        template: """
          ↓Parameters:
          \((1...201).map { "  Topic\($0)Name: {Type: String}" }.joined(separator: "\n"))
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            TopicName: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  private static let maximum = 200

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let count = template.parameters.all.count
    guard count > 0 else { return .notApplicable }
    let fault = template.tooMany(
      count, of: "parameters", in: "Parameters", limit: Self.maximum)
    return template.judge(form: fault.map { [$0] } ?? [], of: "the parameters")
  }
}
