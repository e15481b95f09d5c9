internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// Of a service that has been shut down nothing can be created.
struct RetiredServiceType: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL101",
    title: "Type belongs to a service that has been shut down",
    severity: .high,
    precision: .veryHigh,
    rationale: "The deployment fails: the service no longer answers.",
    remediation: "Remove the resource, or use the service that AWS names in its place.",
    references: ["https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html"],
    examples: [
      .failing(
        """
        Ledger:
          Type: ↓AWS::QLDB::Ledger
          Properties: {PermissionsMode: STANDARD}
        """),
      .passing("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  /// Those of 2026-10.
  ///
  /// https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html
  private static let services = [
    "Evidently", "IoTAnalytics", "IoTEvents", "IoTThingsGraph", "NimbleStudio", "OpsWorks",
    "OpsWorksCM", "QLDB",
  ].map { "AWS::\($0)::" }

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let faults = template.resources.all.compactMap { resource -> Violation? in
      guard Self.services.contains(where: resource.type.hasPrefix) else { return nil }
      return resource.node["Type"].map { type in
        Violation(
          "type '\(resource.type)' of '\(resource.logicalID)' belongs to a service that has been shut down; remove the resource",
          at: type, in: resource)
      }
    }
    return template.judge(form: faults, of: "the resources")
  }
}
