internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A template that is nearly too large will not grow much.
struct ApproachingLimit: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL103",
    title: "Template comes close to a limit of CloudFormation",
    severity: .info,
    precision: .high,
    profiles: [.strict],
    rationale: """
      CloudFormation refuses what goes over its limits, and resources that move to another stack are \
      replaced, or must be imported there.
      """,
    remediation: "Split the template while it is easy.",
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
              - [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V]
              - Fn::ForEach::Goods:
                  - Goods
                  - [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V]
                  - Topic${Shop}${Goods}:
                      Type: AWS::SNS::Topic
          """),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  /// Our choice.
  private static let nearPercent = 90

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let root = template.root
    let sizes = [
      ("Resources", template.resources.all.count, 500, "resources"),
      ("Parameters", template.parameters.all.count, 200, "parameters"),
      ("Mappings", template.mappings.all.count, 200, "mappings"),
      ("Outputs", template.outputs.all.count, 200, "outputs"),
      ("Description", root["Description"]?.text?.utf8.count ?? 0, 1024, "bytes of description"),
    ]
    var violations = sizes.compactMap { section, count, limit, what in
      isNear(count, limit)
        ? root.entry(section).map { violation(count, limit, what, at: $0) } : nil
    }
    let bytes = template.document.source.bytes.count
    if isNear(bytes, 1_000_000), let first = root.entries.first {
      violations.append(violation(bytes, 1_000_000, "bytes", at: first))
    }
    return Outcome(violations: violations)
  }

  private func isNear(_ count: Int, _ limit: Int) -> Bool {
    count <= limit && count * 100 >= limit * Self.nearPercent
  }

  private func violation(_ count: Int, _ limit: Int, _ what: String, at entry: Entry) -> Violation {
    Violation(
      "the template has \(count) \(what) of the \(limit) that CloudFormation takes; split it soon",
      at: Place(keyOf: entry))
  }
}
