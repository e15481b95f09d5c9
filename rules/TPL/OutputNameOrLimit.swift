internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The name of an output is alphanumeric, and there are at most 200 outputs.
struct OutputNameOrLimit: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL066",
    title: "Name of an output is invalid, or there are too many outputs",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: """
      Name it with letters and digits only, at most 255 of them; the name of an export may hold more. Split a \
      template with more than 200 outputs.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            ↓topic-arn: {Value: !Ref Topic}
          """),
      .failing(
        template: """
          Transform: AWS::LanguageExtensions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          ↓Outputs:
            Fn::ForEach::Shops:
              - Shop
              - [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O]
              - Fn::ForEach::Goods:
                  - Goods
                  - [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O]
                  - Topic${Shop}${Goods}: {Value: !Ref Topic}
          """),
      .passing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            TopicArn: {Value: !Ref Topic, Export: {Name: topic-arn}}
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            topic-arn: {Value: !Ref Topic}
          """),
    ])

  private static let maximum = 200

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard !template.outputs.all.isEmpty else { return .notApplicable }
    let limit = template.tooMany(
      template.outputs.all.count, of: "outputs", in: "Outputs", limit: Self.maximum)
    let names = template.outputs.all.compactMap { template.wrongName(of: $0.entry, what: "output") }
    return template.judge(form: (limit.map { [$0] } ?? []) + names, of: "the outputs")
  }
}
