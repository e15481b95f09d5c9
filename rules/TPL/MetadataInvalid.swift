internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// Metadata are a mapping, and what they tell the console of parameters has a form.
struct MetadataInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL067",
    title: "Metadata section is malformed",
    severity: .low,
    precision: .high,
    rationale: """
      CloudFormation refuses a Metadata section that is not a mapping. Of an AWS::CloudFormation::Interface in \
      another form the console shows nothing.
      """,
    remediation: """
      Write a mapping. An interface holds ParameterGroups, each with a Label and a list of Parameters, and \
      ParameterLabels.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html",
    ],
    examples: [
      .failing(
        template: """
          ↓Metadata: the topics of the shop
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Metadata:
            AWS::CloudFormation::Interface:
              ↓ParameterGroup: []
              ParameterGroups:
                - {Label: ↓Network, Parameters: ↓Vpc}
                - {Label: {↓Default: Network}, Parameters: [Vpc]}
              ParameterLabels: {Vpc: ↓where it runs}
          Parameters:
            Vpc: {Type: "AWS::EC2::VPC::Id"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Metadata:
            Note:
            AWS::CloudFormation::Interface:
              ParameterGroups:
                - {Label: {default: Network}, Parameters: [Vpc]}
              ParameterLabels: {Vpc: {default: where it runs}}
          Parameters:
            Vpc: {Type: "AWS::EC2::VPC::Id"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Metadata:
            AWS::CloudFormation::Interface:
              ParameterLabels: {Subnet: {default: where it runs}}
          Parameters:
            Vpc: {Type: "AWS::EC2::VPC::Id"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .skipped("Topic:\n  Type: AWS::SNS::Topic"),
    ])

  private static let interface = "AWS::CloudFormation::Interface"
  private static let interfaceKeys = ["ParameterGroups", "ParameterLabels"]
  private static let groupKeys = ["Label", "Parameters"]
  private static let labelKeys = ["default"]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let section = template.root["Metadata"], section.kind != .null else {
      return .notApplicable
    }
    if let fault = template.wrongForm(ofSection: "Metadata", mapping: "names to anything") {
      return template.judge(form: [fault], of: "the metadata")
    }
    guard let interface = section[Self.interface] else { return .pass }
    let faults = self.faults(ofInterface: interface)
    guard faults.isEmpty else { return template.judge(form: faults, of: "the metadata") }
    return .pass(remark: namesUnknown(in: interface, of: template))
  }

  private func faults(ofInterface node: Node) -> [Violation] {
    if let kind = node.kindInsteadOfMapping {
      return [Violation("\(Self.interface) is \(kind); write a mapping", at: node)]
    }
    var faults = node.unknownMembers(besides: Self.interfaceKeys, of: Self.interface)
    faults += expectList(node["ParameterGroups"], "ParameterGroups")
    for group in node["ParameterGroups"]?.elements ?? [] {
      if let kind = group.kindInsteadOfMapping {
        faults.append(Violation("a parameter group is \(kind); write a mapping", at: group))
        continue
      }
      faults += group.unknownMembers(besides: Self.groupKeys, of: "a parameter group")
      faults += group["Label"].map { labelFaults($0, "a parameter group") } ?? []
      faults += expectList(group["Parameters"], "Parameters of a parameter group")
    }
    if let labels = node["ParameterLabels"] {
      if let kind = labels.kindInsteadOfMapping {
        faults.append(Violation("ParameterLabels is \(kind); write a mapping", at: labels))
      }
      for label in labels.entries { faults += labelFaults(label.value, "'\(label.key)'") }
    }
    return faults
  }

  private func expectList(_ node: Node?, _ words: String) -> [Violation] {
    guard let node, node.kind != .list, node.kind != .null, !node.isPutIn else { return [] }
    return [Violation("\(words) is not a list; put a hyphen in front", at: node)]
  }

  private func labelFaults(_ node: Node, _ owner: String) -> [Violation] {
    if let kind = node.kindInsteadOfMapping {
      return [
        Violation(
          "the label of \(owner) is \(kind); write a mapping with the key default", at: node)
      ]
    }
    return node.unknownMembers(besides: Self.labelKeys, of: "the label of \(owner)")
  }

  /// The template deploys all the same.
  private func namesUnknown(in interface: Node, of template: Template) -> Violation? {
    let grouped =
      interface["ParameterGroups"]?.elements.flatMap { group in
        group["Parameters"]?.elements.map { (name: $0.text ?? "", place: Place($0)) } ?? []
      } ?? []
    let labelled =
      interface["ParameterLabels"]?.entries.map { (name: $0.key, place: Place(keyOf: $0)) } ?? []
    return (grouped + labelled).first { template.parameters[$0.name] == nil }.map {
      Violation("\(Self.interface) names '\($0.name)', which is not a parameter", at: $0.place)
    }
  }
}
