internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A default is a value that the declaration itself allows.
///
/// It is judged even where a deployment gives another value: https://github.com/aws/aws-sdk/issues/632
struct ParameterDefault: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL054",
    title: "Default of a parameter breaks its own constraints",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template, even where a deployment gives another value. A boolean word such \
      as an unquoted No is the text false in it.
      """,
    remediation: "Choose a default that the declaration allows, or change the constraint.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String, Default: ↓test, AllowedValues: [dev, prod]}
            Name: {Type: String, Default: ↓"", MinLength: 1}
            Days: {Type: Number, Default: ↓0, MinValue: 1}
            Months: {Type: Number, Default: ↓many}
            Zones: {Type: CommaDelimitedList, Default: ↓"a, B", AllowedPattern: "[a-z]"}
            Protect: {Type: String, Default: ↓No, AllowedValues: ["Yes", "No"]}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Parameters:
            Name: {Type: String, AllowedPattern: ↓"[a-z"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
            Protect: {Type: String, Default: true, AllowedValues: ["true", "false"]}
            Days: {Type: Number, Default: 7, MinValue: 1, AllowedValues: ["7", "30"]}
            Zones: {Type: CommaDelimitedList, Default: "a, b", AllowedPattern: "[a-z]"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Parameters:
            Name: {Type: String, Default: shop, AllowedPattern: "[a-z&&[^x]]+"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Parameters:
            Stage: {Type: String, Default: "${opt:stage}", AllowedValues: [dev, prod]}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let outcomes = template.parameters.all.map(outcome)
    let worst = Outcome.worst(of: outcomes)
    guard case .fail(let faults) = worst else { return worst }
    return template.judge(form: faults, of: "the parameters")
  }

  /// One finding a default: the first constraint that it breaks.
  private func outcome(of parameter: Parameter) -> Outcome {
    let constraints = ParameterConstraints(parameter: parameter)
    if constraints.hasBrokenPattern, let pattern = parameter.entry.value["AllowedPattern"] {
      return .fail(
        Violation(
          "AllowedPattern of parameter '\(parameter.name)' is not a regular expression", at: pattern
        ))
    }
    // Of an ambiguous number TPL108 speaks.
    guard let node = parameter.defaultValue, let value = node.scalarText else {
      return .notApplicable
    }
    if node.kind == .ambiguousNumber { return .notApplicable }
    if let outcome = Outcome(namePutIn: value) { return outcome }
    if let broken = constraints.broken(by: value).first {
      return .fail(violation(node, of: parameter, broken.constraint, broken.item))
    }
    switch constraints.patternTakes(value) {
    case .yes: return .pass
    case .no(let item):
      guard let pattern = parameter.entry.value.entry("AllowedPattern") else { return .pass }
      return .fail(violation(node, of: parameter, pattern, item))
    case .undecided:
      return .undecided(
        "AllowedPattern of parameter '\(parameter.name)' is a regular expression that only Java reads"
      )
    }
  }

  private func violation(
    _ node: Node, of parameter: Parameter, _ constraint: Entry, _ item: String
  ) -> Violation {
    let shown = parameter.isNoEcho ? "the default" : "default '\(item)'"
    let bound = constraint.value.text.map { " \($0)" } ?? ""
    return Violation(
      "\(shown) of parameter '\(parameter.name)' breaks its \(constraint.key)\(bound); choose one that it allows",
      at: node, related: [RelatedPlace("the constraint", at: constraint.keyRange)])
  }
}
