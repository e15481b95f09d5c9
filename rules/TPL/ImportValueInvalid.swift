internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::ImportValue` takes a name that is known before any resource is made.
struct ImportValueInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL024",
    title: "Fn::ImportValue is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template: an imported name is a text, and may not depend on \
      resources, on other imports or on Fn::GetAZs.
      """,
    remediation: """
      Give the function one text, made of parameters and pseudo parameters alone.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !ImportValue ↓[network-name]
            DisplayName: {Fn::ImportValue: ↓{Name: network-name}}
        """),
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: {Fn::ImportValue: !Sub "↓${Queue}-name"}
            DisplayName: {Fn::ImportValue: ↓!GetAtt Queue.QueueName}
        Queue:
          Type: AWS::SQS::Queue
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: {Fn::ImportValue: !Sub "${AWS::Region}-name"}
            DisplayName: !ImportValue display-name
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: !ImportValue [network-name]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::ImportValue") { call, faults in
      faults.require(.text, call.argument, "Fn::ImportValue takes one text")
      checkDependence(call.argument, &faults)
    }
  }

  /// Depth is bounded by the reader's.
  ///
  /// The words of the refusal: https://github.com/kubernetes-retired/kube-aws/issues/1304
  private func checkDependence(_ node: Node, _ faults: inout CallFaults) {
    let call = Intrinsic(node)
    let resources = faults.template.resources
    switch call {
    case .getAtt, .computedGetAtt, .getStackOutput, .importValue, .getAZs:
      faults.add(
        "Fn::ImportValue takes a name that is known early, not one from \(node.onlyEntry?.key ?? "")",
        at: node)
    case .ref(let name):
      guard let name = name.string, resources[name] != nil else { return }
      faults.add(
        "Fn::ImportValue takes a name that is known early, not one from resource '\(name)'",
        at: node)
    case .sub(let text, let variables):
      for case .variable(let name) in SubText(text.text ?? "").parts {
        let resource = SubText.attribute(in: name)?.resource ?? name
        guard variables?[name] == nil, resources[resource] != nil else { continue }
        faults.add(
          "Fn::ImportValue takes a name that is known early, not one from resource '\(resource)'",
          atVariable: name, of: text)
      }
      for entry in variables?.entries ?? [] { checkDependence(entry.value, &faults) }
    default:
      for element in node.elements { checkDependence(element, &faults) }
      for entry in node.entries { checkDependence(entry.value, &faults) }
    }
  }
}
