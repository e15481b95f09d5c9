internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// Functions of conditions take lists of so many operands.
///
/// What `Fn::Equals` compares is texts: `every Fn::Equals object requires a list of 2 string parameters`.
struct ConditionFunctionArity: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL062",
    title: "Function of a condition has wrong arguments",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the whole template: Fn::Equals takes two texts, Fn::And and Fn::Or take two to \
      ten conditions, Fn::Not takes a list of one.
      """,
    remediation: "Write the operands as a list of the length that the function takes.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
            Zones: {Type: CommaDelimitedList}
          Conditions:
            IsProd: ↓!Equals Stage
            IsTest: ↓!Equals [!Ref Stage, test, dev]
            IsLive: ↓!And [!Equals [!Ref Stage, prod]]
            IsOther: ↓!Not {Fn::Equals: [!Ref Stage, prod]}
            IsBoth: !Or [{Condition: ↓[IsProd]}, !Not [{Condition: IsTest}]]
            IsOne: !Equals [↓!Ref Zones, a]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Rules:
            InProduction:
              RuleCondition: ↓!Equals [!Ref Stage]
              Assertions: [{Assert: !Not [↓!Not []]}]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
            Zones: {Type: CommaDelimitedList}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
            IsTest: !Not [!Equals [!Select [0, !Ref Zones], !Sub "${Stage}-a"]]
            IsBoth: !And [{Condition: IsProd}, !Condition IsTest]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Conditions:
            IsProd: !Equals [prod]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  private static let manyOperands = 2...10

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let rules = template.root["Rules"]?.entries ?? []
    guard !template.conditions.all.isEmpty || !rules.isEmpty else { return .notApplicable }
    var faults: [Violation] = []
    for condition in template.conditions.all {
      collect(condition.value, "condition '\(condition.name)'", in: template, &faults)
    }
    for rule in rules {
      let asserts = rule.value["Assertions"]?.elements.compactMap { $0["Assert"] } ?? []
      for node in [rule.value["RuleCondition"]].compactMap(\.self) + asserts {
        collect(node, "rule '\(rule.key)'", in: template, &faults)
      }
    }
    return template.judge(form: faults, of: "the conditions")
  }

  /// Depth is bounded by the reader's.
  private func collect(
    _ node: Node, _ owner: String, in template: Template, _ faults: inout [Violation]
  ) {
    guard let call = node.onlyEntry, let due = Self.due(call.key) else { return }
    let argument = call.value
    if argument.kind == .null || argument.isPutIn || argument.onlyEntry?.key == "Fn::Transform" {
      return
    }
    if call.key == "Condition" {
      if let kind = argument.kindInsteadOfText {
        faults.append(
          Violation(
            "Condition in \(owner) is \(kind); write the name of one condition", at: argument))
      }
      return
    }
    let operands = argument.elements
    guard argument.kind == .list, due.counts.contains(operands.count) else {
      let found =
        argument.kind == .list
        ? "\(operands.count) operand\(operands.count == 1 ? "" : "s")" : "no list of operands"
      faults.append(
        Violation(
          "\(call.key) in \(owner) has \(found); it takes a list of \(due.words)",
          at: Place(keyOf: call)))
      return
    }
    for operand in operands {
      if call.key == "Fn::Equals" {
        if let fault = comparedFault(operand, owner, in: template) { faults.append(fault) }
      } else {
        collect(operand, owner, in: template, &faults)
      }
    }
  }

  private static func due(_ function: String) -> (counts: ClosedRange<Int>, words: String)? {
    switch function {
    case "Fn::Equals": (2...2, "two texts")
    case "Fn::And", "Fn::Or": (manyOperands, "two to ten conditions")
    case "Fn::Not", "Condition": (1...1, "one condition")
    default: nil
    }
  }

  /// What is no text cannot be compared.
  private func comparedFault(_ node: Node, _ owner: String, in template: Template) -> Violation? {
    if case .ref(let name) = Intrinsic(node) {
      guard let parameter = name.string.flatMap({ template.parameters[$0] }), parameter.isList
      else {
        return nil
      }
      return Violation(
        "Fn::Equals in \(owner) compares parameter '\(parameter.name)', which is a list; compare an item of it, or Fn::Join",
        at: node)
    }
    guard !node.kind.isScalar, Intrinsic(node) == nil, node.entry("Fn::Transform") == nil else {
      return nil
    }
    return Violation(
      "Fn::Equals in \(owner) compares \(node.kind == .list ? "a list" : "a mapping"); it compares texts",
      at: node)
  }
}
