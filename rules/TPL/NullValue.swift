internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// CloudFormation has no null: a key without a value is written by leaving it out.
struct NullValue: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL003",
    title: "A null stands where a value is required",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template: null values are not allowed. In YAML a key with nothing \
      behind it is null.
      """,
    remediation: "Write a value, delete the key, or use AWS::NoValue.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            ↓UserPoolName:
        """),
      .failing(
        template: """
          {"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool",
            "Properties": {"Schema": [↓null]}}}}
          """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Ref AWS::NoValue
        """),
      .passing(
        """
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select [0, !GetAZs ]
        Other:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select
              - 1
              - !GetAZs
        """),
      .failing(
        template: """
          {"Resources": {"Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {
            "AvailabilityZone": {"Fn::Select": [0, {"Fn::GetAZs": ↓null}]}}}}}
          """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: ↓!Ref
            UserPoolTags: {Zone: {↓Fn::GetAZs: }}
        """),
      .passing(
        template: """
          Metadata:
            Reviewed:
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    var violations: [Violation] = []
    // The Metadata section is not evaluated, and TPL009 speaks of Resources itself.
    for section in template.root.entries where section.key != "Metadata" {
      if section.value.kind == .null {
        guard section.key != "Resources" else { continue }
        violations.append(violation(section.value, nil))
      } else if section.key == "Resources" {
        for entry in section.value.entries {
          collect(entry.value, in: template.resources[entry.key], &violations)
        }
      } else {
        collect(section.value, in: nil, &violations)
      }
    }
    return Outcome(violations: violations)
  }

  /// Depth is bounded by the reader's.
  private func collect(_ node: Node, in resource: Resource?, _ violations: inout [Violation]) {
    if node.kind == .null { violations.append(violation(node, resource)) }
    for element in node.elements { collect(element, in: resource, &violations) }
    for entry in node.entries { collect(entry.value, in: resource, &violations) }
  }

  private func violation(_ node: Node, _ resource: Resource?) -> Violation {
    guard let entry = node.enclosingEntry else {
      return Violation("an item of a list is null; delete it", at: node, in: resource)
    }
    // An empty value has no text of its own to point at.
    let place = node.range.isEmpty ? Place(keyOf: entry) : Place(node)
    return Violation(
      "key '\(entry.key)' is null; write a value or delete the key", at: place, in: resource)
  }
}
