internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A stack gives its nested stack the parameters that the template of that declares.
struct NestedStackParameters: ResourceRule {
  let metadata = RuleMetadata(
    id: "TPL100",
    title: "Parameters of a nested stack do not fit its template",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses to make the nested stack, and rolls the outer one back. Read with the template that \
      a path in TemplateURL or Location leads to, where that is part of the scan.
      """,
    remediation: """
      Give a value for each parameter of the nested template that has no default, and for no other name.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html",
      "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
    ],
    examples: [
      .failing(
        template: """
          # This file is template.yaml: the outer stack nests another one of it.
          Parameters:
            Stage: {Type: String}
            Depth: {Type: Number, Default: 1}
          Conditions:
            IsOuter: !Equals [!Ref Depth, 0]
          Resources:
            Inner:
              Type: AWS::CloudFormation::Stack
              Condition: IsOuter
              Properties:
                TemplateURL: template.yaml
                ↓Parameters: {↓Stge: prod, Depth: 1}
          """),
      .passing(
        template: """
          # This file is template.yaml: the outer stack nests another one of it.
          Parameters:
            Stage: {Type: String}
            Depth: {Type: Number, Default: 1}
          Conditions:
            IsOuter: !Equals [!Ref Depth, 0]
          Resources:
            Inner:
              Type: AWS::CloudFormation::Stack
              Condition: IsOuter
              Properties:
                TemplateURL: ./template.yaml
                Parameters: {Stage: !Ref Stage}
          """),
      .undecided(
        template: """
          Parameters:
            Stage: {Type: String}
          Resources:
            Inner:
              Type: AWS::CloudFormation::Stack
              Properties:
                TemplateURL: template.yaml
                Parameters: {"Fn::Transform": {Name: Example::Parameters}}
          """),
      .skipped(
        """
        Inner:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: "https://templates.s3.amazonaws.com/inner.yaml"}
        """),
    ])

  /// The property that says where the template is, by type.
  private static let locations = [
    ResourceType.stack: "TemplateURL", ResourceType.samApplication: "Location",
  ]

  let resourceTypes = locations.keys.sorted()

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: resource)
    guard let property = Self.locations[resource.type],
      let location = properties[property].knownText, Self.isPath(location),
      let (path, inner) = scenario.otherTemplate(at: location)
    else { return .notApplicable }
    let given = properties["Parameters"]
    guard !given.mayBeStructure, !given.hasOpenMembers, !inner.mayHaveMoreProperties else {
      return .undecided("which parameters '\(resource.logicalID)' gives '\(path)' is not decided")
    }
    let owner = "nested stack '\(resource.logicalID)'"
    let unknown = given.members.filter { inner.parameters[$0.entry.key] == nil }.map { member in
      let near = member.entry.key.nearest(in: inner.parameters.names)
      return Violation(
        "\(owner) gives parameter '\(member.entry.key)', which '\(path)' does not declare; "
          + (near.map { "write \($0)" } ?? "remove it"),
        at: Place(keyOf: member.entry))
    }
    let missing = inner.parameters.all.filter {
      $0.entry.value["Default"] == nil && !given.writes($0.name)
    }.map { parameter in
      Violation(
        "\(owner) does not give parameter '\(parameter.name)' of '\(path)', which has no default; add it",
        at: Place(missing: ["Parameters", parameter.name], in: resource),
        discriminator: parameter.name)
    }
    return Outcome(violations: unknown + missing)
  }

  /// A path from the folder of the template, which the AWS CLI and SAM put the address of an upload in for.
  private static func isPath(_ location: String) -> Bool {
    !location.isEmpty && !location.hasPrefix("/") && !location.contains("://")
  }
}
