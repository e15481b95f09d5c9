internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A condition is one function that says yes or no.
///
/// Its name may hold any character: https://github.com/aws-cloudformation/cfn-lint/pull/1569
struct ConditionInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL060",
    title: "Condition is malformed",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the whole template: a condition is made of Fn::Equals, Fn::And, Fn::Or, \
      Fn::Not and other conditions, and nothing else.
      """,
    remediation: "Write one of these functions; compare a parameter with Fn::Equals.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsLive: ↓!Ref Stage
            Always: ↓true
            IsAll: ↓[Fn::Not: [!Equals [!Ref Stage, prod]]]
            IsOther: !And [!Equals [!Ref Stage, prod], ↓Always]
            ↓IsBoth:
              Fn::Equals: [!Ref Stage, prod]
              Fn::Not: [!Equals [!Ref Stage, dev]]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          ↓Conditions:
            - IsProd: !Equals [!Ref AWS::Region, eu-west-1]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            Is-Prod&Live: !And [!Equals [!Ref Stage, prod], !Not [{Condition: IsDev}]]
            IsDev: !Equals [!Ref Stage, dev]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Conditions:
            Always: true
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard template.root.entry("Conditions") != nil else { return .notApplicable }
    var faults: [Violation] = []
    if let fault = template.wrongForm(ofSection: "Conditions", mapping: "names to conditions") {
      faults.append(fault)
    }
    for condition in template.conditions.all {
      let name = "condition '\(condition.name)'"
      collect(condition.value, name, in: name, &faults)
    }
    return template.judge(form: faults, of: "the conditions")
  }

  /// Depth is bounded by the reader's.
  private func collect(
    _ node: Node, _ owner: String, in condition: String, _ faults: inout [Violation]
  ) {
    if node.kind == .null || node.isPutIn || node.entry("Fn::Transform") != nil { return }
    guard let call = node.onlyEntry else {
      let kind =
        switch node.kind {
        case .list: "a list"
        case .mapping: node.entries.isEmpty ? "empty" : "several functions at once"
        default: "'\(node.text ?? "")'"
        }
      faults.append(
        Violation("\(owner) is \(kind); write one function, such as Fn::Equals", at: node))
      return
    }
    switch call.key {
    case "Fn::And", "Fn::Or", "Fn::Not":
      for operand in call.value.elements {
        collect(operand, "an operand of \(call.key) in \(condition)", in: condition, &faults)
      }
    case "Fn::Equals", "Condition": break
    // TPL035 speaks of what is no function that it knows.
    case let key where Self.others.contains(key):
      faults.append(
        Violation(
          "\(owner) is \(key), which does not say yes or no; compare its value with Fn::Equals",
          at: node))
    case let key where key.hasPrefix("Fn::"): break
    default:
      faults.append(
        Violation(
          "\(owner) holds '\(call.key)', which is not a function of conditions",
          at: Place(keyOf: call)))
    }
  }

  /// Functions that give values, or belong to rules.
  private static let others: Set<String> = [
    "Ref", "Fn::Base64", "Fn::Cidr", "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn",
    "Fn::FindInMap", "Fn::GetAZs", "Fn::GetAtt", "Fn::GetStackOutput", "Fn::If", "Fn::ImportValue",
    "Fn::Join", "Fn::Length", "Fn::RefAll", "Fn::Select", "Fn::Split", "Fn::Sub",
    "Fn::ToJsonString", "Fn::ValueOf", "Fn::ValueOfAll",
  ]
}
