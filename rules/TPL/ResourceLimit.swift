internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A template has at most 500 resources.
struct ResourceLimit: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL087",
    title: "Template declares too many resources",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses a template with more than 500 resources.",
    remediation: "Move some of them to nested stacks, or to stacks of their own.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"
    ],
    examples: [
      .failing(
        template: """
          Transform: AWS::LanguageExtensions
          ↓Resources:
            Fn::ForEach::Shops:
              - Shop
              - [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W]
              - Fn::ForEach::Goods:
                  - Goods
                  - [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W]
                  - Topic${Shop}${Goods}:
                      Type: AWS::SNS::Topic
          """),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  private static let maximum = 500

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let fault = template.tooMany(
      template.resources.all.count, of: "resources", in: "Resources", limit: Self.maximum)
    return template.judge(form: fault.map { [$0] } ?? [], of: "the resources")
  }
}
