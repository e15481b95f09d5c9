internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::FindInMap` names a mapping of the template, and two keys that are in it.
struct FindInMapInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL022",
    title: "Fn::FindInMap is malformed, or names a mapping or key that does not exist",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template, or the deployment stops where the value is looked up.
      """,
    remediation: """
      Name a mapping of this template and two of its keys. For a default value, and for functions \
      other than Ref and Fn::FindInMap as keys, add the transform AWS::LanguageExtensions.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap-enhancements.html",
    ],
    examples: [
      .failing(
        template: """
          Mappings:
            Names:
              eu-west-1: {Pool: customers}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !FindInMap [↓Name, !Ref AWS::Region, Pool]
                EmailVerificationSubject: !FindInMap [Names, ↓eu-west-2, Pool]
                EmailVerificationMessage: !FindInMap [Names, !Ref AWS::Region, ↓Message]
          """),
      .failing(
        template: """
          Mappings:
            Names:
              eu-west-1: {Pool: customers}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: ↓!FindInMap [Names, eu-west-1]
                EmailVerificationSubject: !FindInMap [Names, eu-west-1, Subject, ↓{DefaultValue: Welcome}]
                EmailVerificationMessage: !FindInMap [Names, ↓!Sub "${AWS::Region}", Pool]
          """),
      .passing(
        template: """
          Mappings:
            Names:
              eu-west-1: {Topic: customers}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !FindInMap [Names, !Ref AWS::Region, Topic]
                DisplayName: !FindInMap [Names, eu-west-1, Topic]
          """),
      .passing(
        template: """
          Transform: AWS::LanguageExtensions
          Mappings:
            Names:
              eu-west-1: {Topic: customers}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !FindInMap [Names, !Sub "${AWS::Region}", Name, {DefaultValue: people}]
          """),
      .undecided(
        template: """
          Transform: Example::Mappings
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !FindInMap [Names, !Ref AWS::Region, Topic]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::FindInMap") { _, faults in
      guard let items = faults.items(3...4, "Fn::FindInMap takes a mapping's name and two keys")
      else { return }
      checkDefault(items.dropFirst(3).first, &faults)
      for item in items.prefix(3) { checkKey(item, &faults) }
      if items.count == 3 { checkNames(items[0], items[1], items[2], &faults) }
    }
  }

  private func checkDefault(_ item: Node?, _ faults: inout CallFaults) {
    guard let item else { return }
    if !faults.template.usesLanguageExtensions {
      faults.add(
        "Fn::FindInMap takes a default only with the transform AWS::LanguageExtensions", at: item)
    } else if item.onlyEntry?.key != "DefaultValue", faults.template.shape(of: item) != .open {
      faults.add("the fourth item of Fn::FindInMap is a mapping with DefaultValue alone", at: item)
    }
  }

  /// Other functions are refused, as a deployment shows.
  ///
  /// https://github.com/cloudtools/troposphere/issues/479
  private func checkKey(_ item: Node, _ faults: inout CallFaults) {
    switch Intrinsic(item) {
    case nil, .ref, .findInMap, .malformed, .unknown, .transform:
      faults.require(.text, item, "Fn::FindInMap takes texts as names")
    case _ where faults.template.usesLanguageExtensions:
      faults.require(.text, item, "Fn::FindInMap takes texts as names")
    default:
      faults.add(
        "Fn::FindInMap takes \(item.onlyEntry?.key ?? "this") as a name only with the transform AWS::LanguageExtensions",
        at: item)
    }
  }

  private func checkNames(
    _ map: Node, _ top: Node, _ second: Node, _ faults: inout CallFaults
  ) {
    let template = faults.template
    guard let name = template.writtenName(map) else { return }
    guard let mapping = template.mappings[name]?.value else {
      if template.mayHaveMoreMappings {
        faults.leaveOpen("mapping '\(name)' may come from \(template.whatAdds)")
        return
      }
      let near = name.nearest(in: template.mappings.names).map { "; perhaps '\($0)' is meant" }
      faults.add("mapping '\(name)' is not declared\(near ?? "")", at: map)
      return
    }
    guard mapping.kind == .mapping, !mapping.mayHaveMoreEntries else { return }
    var rows = mapping.entries.map(\.value)
    if let key = template.writtenName(top) {
      guard let row = mapping[key] else {
        faults.add("mapping '\(name)' has no key '\(key)'\(mapping.hint(to: key))", at: top)
        return
      }
      rows = [row]
    }
    guard let key = template.writtenName(second),
      rows.allSatisfy({ $0.kind == .mapping && !$0.mayHaveMoreEntries && $0[key] == nil })
    else { return }
    let row = template.writtenName(top).map { "under '\($0)' " } ?? ""
    let near = rows.first?.hint(to: key) ?? ""
    faults.add("mapping '\(name)' \(row)has no key '\(key)'\(near)", at: second)
  }
}

extension Template {
  /// The name that a node spells; `nil` where something else may put it in.
  fileprivate func writtenName(_ node: Node) -> String? {
    guard node.kind != .ambiguousNumber, node.kind != .boolean, let text = node.scalarText,
      !ServerlessVariable.isContained(in: text),
      !loopVariables.contains(where: { text.contains("{\($0)}") })
    else { return nil }
    return text
  }
}

extension Node {
  fileprivate var mayHaveMoreEntries: Bool { entry("Fn::Transform") != nil }

  fileprivate func hint(to key: String) -> String {
    key.nearest(in: entries.map(\.key)).map { "; perhaps '\($0)' is meant" } ?? ""
  }
}
