internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// What a stack imports, others import as well.
struct ImportAsOutput: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL104",
    title: "Output only repeats an imported value",
    severity: .info,
    precision: .veryHigh,
    profiles: [.strict],
    rationale: "Whoever reads the output depends on two stacks where one would do.",
    remediation: "Let them import the value from the stack that exports it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html"
    ],
    examples: [
      .failing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            Network: {Value: ↓!ImportValue network-vpc}
          """),
      .passing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            Topic: {Value: !Ref Topic}
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard !template.outputs.all.isEmpty else { return .notApplicable }
    return Outcome(
      violations: template.outputs.all.compactMap { output in
        guard let value = output.value["Value"], case .importValue = Intrinsic(value) else {
          return nil
        }
        return Violation(
          "output '\(output.name)' only repeats an imported value; import it where it is used",
          at: value)
      })
  }
}
