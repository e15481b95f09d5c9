internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The values that the user gives are ones that the template takes.
struct ParameterFileInvalid: DeploymentRule {
  let metadata = RuleMetadata(
    id: "TPL007",
    title: "Given parameter values do not fit the template",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses a deployment with such a value, or without one. What was checked here is \
      a deployment that cannot happen.
      """,
    remediation: "Give each parameter a value that its declaration allows.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage:
              Type: String
              ↓AllowedValues: [dev, prod]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """, given: ["Stage": "test"]),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
            ↓PoolName: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """, given: ["Stage": "test"]),
      .passing(
        template: """
          Parameters:
            Days: {Type: Number, MinValue: 1, MaxValue: 30}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """, given: ["Days": "7"]),
      .undecided(
        template: """
          Parameters:
            Stage: {Type: String, AllowedPattern: "[a-z]+"}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """, given: ["Stage": "test"]),
    ])

  func check(_ deployment: Deployment, of template: Template) -> Outcome {
    let given = template.parameters.all.filter { deployment.values[$0.name] != nil }
    guard !given.isEmpty else { return .notApplicable }
    var violations: [Violation] = []
    var unread: String?
    for parameter in template.parameters.all {
      if let value = deployment.values[parameter.name] {
        violations += brokenConstraints(of: parameter, by: value, deployment)
        if parameter.entry.value["AllowedPattern"] != nil { unread = parameter.name }
      } else if parameter.defaultValue == nil {
        violations.append(
          Violation(
            "parameter '\(parameter.name)' has no default and is given no value\(source(deployment))",
            at: Place(keyOf: parameter.entry), discriminator: deployment.name ?? ""))
      }
    }
    if violations.isEmpty, let unread {
      return .undecided("AllowedPattern of parameter '\(unread)' is not compared with its value")
    }
    return Outcome(violations: violations)
  }

  private func source(_ deployment: Deployment) -> String {
    deployment.name.map { " by '\($0)'" } ?? ""
  }

  private func brokenConstraints(
    of parameter: Parameter, by value: String, _ deployment: Deployment
  ) -> [Violation] {
    let items = parameter.isList ? value.split(separator: ",").map(trimmed) : [value]
    return parameter.entry.value.entries.compactMap { constraint in
      guard let item = items.first(where: { breaks(constraint, $0) }) else { return nil }
      let shown = parameter.isNoEcho ? "the value" : "'\(item)'"
      return Violation(
        "\(shown) given for parameter '\(parameter.name)'\(source(deployment)) breaks its "
          + constraint.key,
        at: Place(keyOf: constraint), discriminator: deployment.name ?? "")
    }
  }

  /// A constraint that cannot be read is not broken; other rules speak of it.
  private func breaks(_ constraint: Entry, _ value: String) -> Bool {
    let limit = constraint.value.text.flatMap { Double($0) }
    switch constraint.key {
    case "AllowedValues":
      let allowed = constraint.value.elements.compactMap(\.text)
      return !allowed.isEmpty && !allowed.contains { isSame($0, value) }
    case "MinLength": return limit.map { Double(value.count) < $0 } ?? false
    case "MaxLength": return limit.map { Double(value.count) > $0 } ?? false
    case "MinValue": return limit.map { limit in Double(value).map { $0 < limit } ?? true } ?? false
    case "MaxValue": return limit.map { limit in Double(value).map { $0 > limit } ?? true } ?? false
    case "Type":
      let type = constraint.value.text
      return (type == "Number" || type == "List<Number>") && Double(value) == nil
    default: return false
    }
  }

  /// A plain `true` of YAML is the text `true`, however it is written.
  private func isSame(_ allowed: String, _ value: String) -> Bool {
    allowed == value || ["true", "false"].contains(value) && allowed.lowercased() == value
  }

  private func trimmed(_ item: Substring) -> String {
    String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
