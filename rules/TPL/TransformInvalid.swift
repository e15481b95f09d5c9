internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A transform is named: by a text, or by a mapping with its name and parameters.
struct TransformInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL014",
    title: "Transform section is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template, or does not run the transform.",
    remediation: """
      Write the name of the transform, a list of names, or a mapping with Name and Parameters.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Transform:
            ↓Parameters: {Location: "s3://snippets/outputs.yaml"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Transform:
            - AWS::LanguageExtensions
            - ↓[AWS::Serverless-2016-10-31]
            - {↓name: AWS::Include}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Transform: [AWS::LanguageExtensions]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  private static let keys = ["Name", "Parameters"]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let section = template.root.entry("Transform"), section.value.kind != .null else {
      return .notApplicable
    }
    let node = section.value
    let items = node.kind == .list ? node.elements : [node]
    return Outcome(violations: items.flatMap(faults))
  }

  private func faults(of node: Node) -> [Violation] {
    switch node.kind {
    case .string, .null: return []
    case .mapping: break
    default: return [Violation("a transform is not named by a text; write its name", at: node)]
    }
    let unknown = node.unknownMembers(besides: Self.keys, of: "a transform")
    guard unknown.isEmpty else { return unknown }
    guard let name = node["Name"] else {
      return node.entry("Fn::Transform") == nil
        ? [Violation("a transform has no Name; write one", at: node)] : []
    }
    let kind = name.kind == .null ? nil : name.kindInsteadOfText
    return kind.map { [Violation("the Name of a transform is \($0); write a text", at: name)] }
      ?? []
  }
}
