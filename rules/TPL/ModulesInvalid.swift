internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A module takes no policy of creation or update: it becomes resources of its own.
struct ModulesInvalid: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL068",
    title: "Module has an attribute that modules do not take",
    severity: .low,
    precision: .high,
    rationale: "CloudFormation refuses the template.",
    remediation: "Set what the module offers as its parameters, below Properties.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html"
    ],
    examples: [
      .failing(
        """
        Topics:
          Type: Shop::SNS::Topics::MODULE
          ↓CreationPolicy: {ResourceSignal: {Count: 1}}
          ↓UpdatePolicy: {EnableVersionUpgrade: true}
        """),
      .failing(
        """
        Topics:
          Type: Shop::SNS::Topics::MODULE
          Metadata: {↓AWS::CloudFormation::Module: {}}
        """),
      .passing(
        """
        Topics:
          Type: Shop::SNS::Topics::MODULE
          Metadata: {Owner: the shop}
          Properties: {Name: orders}
        """),
      .skipped("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  /// What CloudFormation writes itself.
  private static let reservedMetadata = "AWS::CloudFormation::Module"

  func check(_ resource: Resource, in template: Template) -> Outcome {
    guard resource.isModule else { return .notApplicable }
    let attributes = ["CreationPolicy", "UpdatePolicy"].compactMap { key in
      resource.node.entry(key).map { entry in
        Violation(
          "module '\(resource.logicalID)' has the attribute \(key), which modules do not take; remove it",
          at: Place(keyOf: entry))
      }
    }
    let reserved = resource.node["Metadata"]?.entry(Self.reservedMetadata).map { entry in
      Violation(
        "metadata key '\(entry.key)' of module '\(resource.logicalID)' belongs to CloudFormation; remove it",
        at: Place(keyOf: entry))
    }
    return Outcome(violations: attributes + (reserved.map { [$0] } ?? []))
  }
}
