internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Ref` looks for parameters and resources alike, so no name may stand for both.
struct NameClash: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL055",
    title: "A parameter and a resource have the same name",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template: a Ref could mean either.",
    remediation: "Rename one of them, and what refers to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Topic: {Type: String}
          Resources:
            ↓Topic:
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
      .undecided(
        template: """
          Transform: Example::Macro
          Parameters:
            Topic: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard !template.parameters.all.isEmpty else { return .notApplicable }
    let faults = template.parameters.all.compactMap { parameter in
      template.resources[parameter.name].map { resource in
        Violation(
          "resource '\(resource.logicalID)' has the name of a parameter; rename one of them",
          at: Place(keyOf: resource.entry),
          related: [RelatedPlace("the parameter", at: parameter.entry.keyRange)], in: resource)
      }
    }
    return template.judge(form: faults, of: "the resources")
  }
}
