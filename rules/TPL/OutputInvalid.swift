internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// An output has a value that is a text, and an export a name that is known before any resource is made.
///
/// What CloudFormation says of names: https://github.com/aws/aws-cdk/issues/5845 and
/// https://github.com/aws-cloudformation/cfn-lint/issues/1632; of values:
/// https://github.com/aws-cloudformation/cfn-lint/issues/485
struct OutputInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL065",
    title: "Output is malformed",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the whole template: for an output without a value or with one that is a list, \
      and for an export whose name depends on a resource or holds a character that names do not take.
      """,
    remediation: """
      Give the output a Value that is a text (Fn::Join makes one of a list), and the export a Name of \
      letters, digits, colons and hyphens.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Zones: {Type: CommaDelimitedList}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            ↓Arn: {Description: the topic}
            ↓Name: !GetAtt Topic.TopicName
            Both: {Value: ↓[!Ref Topic, !GetAtt Topic.TopicName]}
            Zone: {Value: ↓!Ref Zones}
            Parts: {Value: ↓!Split [":", !Ref Topic]}
            Map: {Value: ↓{Topic: !Ref Topic}}
            Other: {Value: !Ref Topic, ↓Exports: {Name: topic}}
            Text: {Value: !Ref Topic, Description: ↓!Sub "${AWS::StackName}"}
            Some: {Value: !Ref Topic, Condition: ↓[IsProd]}
          """),
      .failing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            A: {Value: !Ref Topic, ↓Export: topic}
            B: {Value: !Ref Topic, Export: {Name: ↓Shop.Topic}}
            C: {Value: !Ref Topic, Export: {Name: !Sub "${AWS::StackName}-↓${Topic.TopicName}"}}
            D: {Value: !Ref Topic, Export: {Name: ↓!Sub "${AWS::StackName}/topic"}}
            E: {Value: !Ref Topic, Export: {Name: ↓!ImportValue shop-topic}}
            F: {Value: !Ref Topic, Export: {↓name: topic}}
          """),
      .failing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          ↓Outputs:
            - Arn: {Value: !Ref Topic}
          """),
      .passing(
        template: """
          Parameters:
            Zones: {Type: CommaDelimitedList}
          Conditions:
            IsEurope: !Equals [!Ref AWS::Region, eu-west-1]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            Arn:
              Value: !If [IsEurope, !Ref Topic, !Join [",", !Ref Zones]]
              Description: the topic
              Condition: IsEurope
              Export: {Name: !Sub "${AWS::StackName}:topic-arn"}
            Days: {Value: 7}
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            Arn: {Description: the topic}
          """),
    ])

  private static let keys = ["Condition", "Description", "Export", "Value"]
  private static let exportKeys = ["Name"]
  /// In bytes.
  private static let maximumDescription = 1024

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard template.root.entry("Outputs") != nil else { return .notApplicable }
    let form = template.wrongForm(ofSection: "Outputs", mapping: "names to outputs")
    let faults = template.outputs.all.flatMap { self.faults(of: $0, in: template) }
    let dependent = references.compactMap { dependence($0, in: template) }
    return template.judge(form: (form.map { [$0] } ?? []) + faults + dependent, of: "the outputs")
  }

  private func faults(of output: Declaration, in template: Template) -> [Violation] {
    let node = output.value
    let name = "output '\(output.name)'"
    let isCall = Intrinsic(node) != nil && node.entry("Fn::Transform") == nil
    if let kind = node.kindInsteadOfMapping ?? (isCall ? "a function" : nil) {
      return [
        Violation(
          "\(name) is \(kind); write a mapping with its Value", at: Place(keyOf: output.entry))
      ]
    }
    guard node.kind == .mapping else { return [] }
    var faults = node.unknownMembers(besides: Self.keys, of: name)
    if node.lacks("Value", among: Self.keys) {
      faults.append(
        Violation("\(name) has no Value; write one", at: Place(keyOf: output.entry)))
    }
    if let value = node["Value"], let (kind, place) = kindInsteadOfText(value, in: template) {
      faults.append(
        Violation("Value of \(name) is \(kind); write a text, such as Fn::Join gives", at: place))
    }
    for key in ["Condition", "Description"] {
      guard let value = node[key], let kind = value.kindInsteadOfText else { continue }
      let due = key == "Condition" ? "the name of one condition" : "a plain text"
      faults.append(Violation("\(key) of \(name) is \(kind); write \(due)", at: value))
    }
    if let text = node["Description"]?.text, text.utf8.count > Self.maximumDescription,
      let value = node["Description"]
    {
      faults.append(
        Violation(
          "the description of \(name) has \(text.utf8.count) bytes, more than the \(Self.maximumDescription) that CloudFormation takes",
          at: value))
    }
    return faults + (node.entry("Export").map { exportFaults($0, of: name) } ?? [])
  }

  /// What a value is that is no text, and where; both branches of `Fn::If` are looked at.
  private func kindInsteadOfText(_ node: Node, in template: Template) -> (
    kind: String, place: Node
  )? {
    switch Intrinsic(node) {
    case .if(_, let then, let otherwise):
      return kindInsteadOfText(then, in: template) ?? kindInsteadOfText(otherwise, in: template)
    case .ref(let name):
      guard let name = name.string else { return nil }
      if name == "AWS::NotificationARNs" { return ("the list AWS::NotificationARNs", node) }
      guard let parameter = template.parameters[name], parameter.isList else { return nil }
      return ("parameter '\(name)', which is a list", node)
    case .split: return ("the list that Fn::Split gives", node)
    case .getAZs: return ("the list that Fn::GetAZs gives", node)
    case .cidr: return ("the list that Fn::Cidr gives", node)
    case .some: return nil
    case nil:
      guard !node.kind.isScalar, node.entry("Fn::Transform") == nil,
        node.onlyEntry?.key != "Condition"
      else { return nil }
      return (node.kind == .list ? "a list" : "a mapping", node)
    }
  }

  // MARK: Exports

  private func exportFaults(_ export: Entry, of output: String) -> [Violation] {
    if let kind = export.value.kindInsteadOfMapping {
      return [
        Violation(
          "Export of \(output) is \(kind); write a mapping with a Name", at: Place(keyOf: export))
      ]
    }
    guard export.value.kind == .mapping else { return [] }
    let unknown = export.value.unknownMembers(
      besides: Self.exportKeys, of: "the Export of \(output)")
    guard let name = export.value["Name"] else {
      guard export.value.lacks("Name", among: Self.exportKeys) else { return unknown }
      return unknown + [
        Violation("Export of \(output) has no Name; write one", at: Place(keyOf: export))
      ]
    }
    return unknown + (nameFault(name, of: output).map { [$0] } ?? [])
  }

  private func nameFault(_ node: Node, of output: String) -> Violation? {
    if node.kind == .null { return nil }
    switch Intrinsic(node) {
    case .importValue, .getAZs:
      return Violation(
        "the export of \(output) takes its name from \(node.onlyEntry?.key ?? ""), which is not known before the stack is made; build it from parameters",
        at: node)
    case nil where !node.kind.isScalar && node.entry("Fn::Transform") == nil:
      return Violation(
        "the name of the export of \(output) is \(node.kind == .list ? "a list" : "a mapping"); write a text",
        at: node)
    default: break
    }
    if node.text?.isEmpty == true {
      return Violation("the name of the export of \(output) is empty; write one", at: node)
    }
    guard let wrong = Self.literals(of: node).joined().unicodeScalars.first(where: Self.isWrong)
    else {
      return nil
    }
    return Violation(
      "the name of the export of \(output) holds '\(wrong)'; use letters, digits, colons and hyphens",
      at: node)
  }

  private static func isWrong(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII, let byte = UInt8(exactly: scalar.value) else { return false }
    return !byte.isASCIIAlphanumeric && scalar != ":" && scalar != "-"
  }

  /// The parts of a text that are written out; of a `${…}` without `Fn::Sub` TPL034 speaks.
  private static func literals(of node: Node) -> [String] {
    switch Intrinsic(node) {
    case .sub(let text, _):
      SubText(text.text ?? "").parts.compactMap { part in
        if case .literal(let literal) = part { literal } else { nil }
      }
    case .join(let delimiter, let list):
      (list.elements.count > 1 ? [delimiter] : []) + list.elements.flatMap(literals)
    default: node.text.map { $0.contains("${") ? [] : [$0] } ?? []
    }
  }

  /// The name of an export that names a resource.
  private func dependence(_ reference: Reference, in template: Template) -> Violation? {
    guard case .output(let name) = reference.owner,
      let export = template.outputs[name]?.value["Export"],
      export.range.contains(reference.range)
    else { return nil }
    let resource: String
    switch reference.target {
    case .name(let name) where template.resources[name] != nil: resource = name
    case .attribute(let owner, _): resource = owner
    default: return nil
    }
    return Violation(
      "the name of the export of output '\(name)' depends on resource '\(resource)'; build it from parameters and pseudo parameters",
      at: Place(reference.range, in: reference.node))
  }
}
