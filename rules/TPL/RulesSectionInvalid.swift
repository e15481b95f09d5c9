internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A rule asserts something of parameters.
struct RulesSectionInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL040",
    title: "Rules section is malformed",
    severity: .low,
    precision: .high,
    rationale:
      "CloudFormation refuses the template, or does not check what the rule should assert.",
    remediation: """
      Give each rule a list of Assertions, each with an Assert, and at most one RuleCondition.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Rules:
            ↓NoAssertions: {RuleCondition: !Equals [!Ref Stage, prod]}
            ↓in-production: {Assertions: [{Assert: !Equals [!Ref Stage, prod]}]}
            Misspelt:
              ↓RuleConditions: !Equals [!Ref Stage, prod]
              Assertions: [{Assert: !Equals [!Ref Stage, prod]}]
            Assertions:
              Assertions: ↓{Assert: !Equals [!Ref Stage, prod]}
            Nothing:
              Assertions: [↓{AssertDescription: in production}]
            Text:
              Assertions: [{Assert: ↓Stage}]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Rules:
            Stages:
              RuleCondition: !Not [!Equals [!Ref Stage, dev]]
              Assertions:
                - Assert: {Fn::Contains: [[test, prod], !Ref Stage]}
                  AssertDescription: A stage is dev, test or prod
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  private static let ruleKeys = ["Assertions", "RuleCondition"]
  private static let assertionKeys = ["Assert", "AssertDescription"]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let section = template.root["Rules"] else { return .notApplicable }
    let form = template.wrongForm(ofSection: "Rules", mapping: "names to rules")
    let faults = section.entries.filter { $0.key != "Fn::Transform" }.flatMap { entry in
      (template.wrongName(of: entry, what: "rule").map { [$0] } ?? []) + self.faults(of: entry)
    }
    return template.judge(form: (form.map { [$0] } ?? []) + faults, of: "the rules")
  }

  private func faults(of rule: Entry) -> [Violation] {
    let node = rule.value
    let name = "rule '\(rule.key)'"
    guard node.kind == .mapping else {
      return node.kindInsteadOfMapping.map {
        [Violation("\(name) is \($0); write a mapping with its Assertions", at: Place(keyOf: rule))]
      } ?? []
    }
    var faults = misspelt(in: node, known: Self.ruleKeys, of: name)
    if let condition = node["RuleCondition"] {
      faults += fault(of: condition, "RuleCondition of \(name)").map { [$0] } ?? []
    }
    guard let assertions = node["Assertions"] else {
      if node.lacks("Assertions", among: Self.ruleKeys) {
        faults.append(
          Violation("\(name) has no Assertions; write a list of them", at: Place(keyOf: rule)))
      }
      return faults
    }
    switch assertions.kind {
    case .list: return faults + assertions.elements.flatMap { self.faults(ofAssertion: $0, name) }
    case .null: return faults
    default:
      guard !assertions.isPutIn else { return faults }
      return faults + [
        Violation("Assertions of \(name) is not a list; put a hyphen in front", at: assertions)
      ]
    }
  }

  private func faults(ofAssertion node: Node, _ rule: String) -> [Violation] {
    guard node.kind == .mapping else {
      return node.kindInsteadOfMapping.map {
        [Violation("an assertion of \(rule) is \($0); write a mapping with Assert", at: node)]
      } ?? []
    }
    let faults = misspelt(in: node, known: Self.assertionKeys, of: "an assertion of \(rule)")
    if let assert = node["Assert"] {
      return faults + (fault(of: assert, "Assert of \(rule)").map { [$0] } ?? [])
    }
    guard node.lacks("Assert", among: Self.assertionKeys) else { return faults }
    return faults + [Violation("an assertion of \(rule) has no Assert; write one", at: node)]
  }

  /// It is a function that says yes or no; of its arguments TPL062 speaks.
  private func fault(of node: Node, _ words: String) -> Violation? {
    switch node.kind {
    case .mapping, .null, .boolean: nil
    case .list: Violation("\(words) is a list; write one function", at: node)
    default:
      node.isPutIn || ["true", "false"].contains(node.text?.lowercased())
        ? nil : Violation("\(words) is a text; write a function such as Fn::Equals", at: node)
    }
  }

  /// Of keys that are like none it is not established that CloudFormation minds them.
  private func misspelt(in node: Node, known: [String], of owner: String) -> [Violation] {
    node.entries.filter { !known.contains($0.key) }.compactMap { entry in
      entry.key.nearest(in: known).map { near in
        Violation(
          "key '\(entry.key)' of \(owner) means nothing; perhaps '\(near)' is meant",
          at: Place(keyOf: entry))
      }
    }
  }
}
