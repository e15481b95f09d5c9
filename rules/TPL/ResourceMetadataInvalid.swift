internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The metadata of a resource are a mapping.
struct ResourceMetadataInvalid: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL096",
    title: "Metadata of a resource is not a mapping",
    severity: .low,
    precision: .high,
    rationale: "CloudFormation refuses the template.",
    remediation: "Write a mapping of names to what is worth knowing.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Metadata: ↓owned by the shop
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Metadata: {Owner: the shop, Reviewed: 2026-11-02}
        """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Metadata: owned by the shop
          """),
      .skipped(
        """
        Topic:
          Type: AWS::SNS::Topic
          Metadata: ${file(metadata.yaml)}
        """),
    ])

  func check(_ resource: Resource, in template: Template) -> Outcome {
    guard let node = resource.node["Metadata"], node.kind != .null, !node.isPutIn else {
      return .notApplicable
    }
    // Of a list it is not established that the service minds it.
    guard node.kind.isScalar else { return .pass }
    let fault = Violation(
      "Metadata of '\(resource.logicalID)' is a scalar; write a mapping", at: node)
    return template.judge(form: [fault], of: "the resource")
  }
}
