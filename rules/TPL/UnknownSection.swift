internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The top level holds sections, and CloudFormation knows which there are.
struct UnknownSection: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL008",
    title: "Unknown top-level section",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: """
      Remove the key, or spell it as a section: letter case counts. A resource belongs below Resources.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
    ],
    examples: [
      .failing(
        template: """
          ↓Parameter:
            Stage: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  /// `Hooks` belongs to CodeDeploy's blue/green deployments, `Globals` to SAM.
  private static let sections = [
    "AWSTemplateFormatVersion", "Conditions", "Description", "Globals", "Hooks", "Mappings",
    "Metadata", "Outputs", "Parameters", "Resources", "Rules", "Transform",
  ]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    Outcome(
      violations: template.root.entries.filter { !isAllowed($0.key, in: template) }.map { entry in
        let near = entry.key.nearest(in: Self.sections).map { "; perhaps '\($0)' is meant" }
        return Violation(
          "key '\(entry.key)' is not a section of a template\(near ?? "")", at: Place(keyOf: entry))
      })
  }

  private func isAllowed(_ key: String, in template: Template) -> Bool {
    Self.sections.contains(key) || key == "extensions" && template.isServerlessFragment
      || key == "Fn::Transform" || key.hasPrefix("Fn::ForEach::")
  }
}
