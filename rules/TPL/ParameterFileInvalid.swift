internal import Cognito
internal import Documents
internal import Findings
internal import Guard
internal import Resolution
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
            Topic:
              Type: AWS::SNS::Topic
          """, given: ["Days": "7"]),
      .failing(
        template: """
          Parameters:
            Stage:
              Type: String
              ↓AllowedPattern: "[a-z]+"
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """, given: ["Stage": "test2"]),
      .undecided(
        template: """
          Parameters:
            Stage: {Type: String, AllowedPattern: "[a-z&&[^x]]+"}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """, given: ["Stage": "test"]),
    ])

  func check(_ deployment: Deployment, of template: Template) -> Outcome {
    let given = template.parameters.all.filter { deployment.values[$0.name] != nil }
    guard !given.isEmpty else { return .notApplicable }
    var violations: [Violation] = []
    var undecided: String?
    for parameter in template.parameters.all {
      if let value = deployment.values[parameter.name] {
        violations += brokenConstraints(of: parameter, by: value, deployment)
        switch pattern(of: parameter, takes: value) {
        case .yes: break
        case .no(let item):
          violations.append(
            violation(
              of: parameter, parameter.entry.value.entry("AllowedPattern"), item, deployment))
        case .undecided: undecided = parameter.name
        }
      } else if parameter.defaultValue == nil {
        violations.append(
          Violation(
            "parameter '\(parameter.name)' has no default and is given no value\(source(deployment))",
            at: Place(keyOf: parameter.entry), discriminator: deployment.name ?? ""))
      }
    }
    if violations.isEmpty, let undecided {
      return .undecided(
        "AllowedPattern of parameter '\(undecided)' is a regular expression that only Java reads")
    }
    return Outcome(violations: violations)
  }

  private func source(_ deployment: Deployment) -> String {
    deployment.name.map { " by '\($0)'" } ?? ""
  }

  private func brokenConstraints(
    of parameter: Parameter, by value: String, _ deployment: Deployment
  ) -> [Violation] {
    parameter.entry.value.entries.compactMap { constraint in
      items(of: value, parameter).first { breaks(constraint, $0) }
        .map { violation(of: parameter, constraint, $0, deployment) }
    }
  }

  private func violation(
    of parameter: Parameter, _ constraint: Entry?, _ item: String, _ deployment: Deployment
  ) -> Violation {
    let shown = parameter.isNoEcho ? "the value" : "value '\(item)'"
    return Violation(
      "\(shown) given for parameter '\(parameter.name)'\(source(deployment)) breaks its "
        + (constraint?.key ?? "declaration"),
      at: Place(keyOf: constraint ?? parameter.entry), discriminator: deployment.name ?? "")
  }

  private func items(of value: String, _ parameter: Parameter) -> [String] {
    parameter.isList ? value.split(separator: ",").map(trimmed) : [value]
  }

  /// A constraint that cannot be read is not broken; other rules speak of it.
  private func breaks(_ constraint: Entry, _ value: String) -> Bool {
    let limit = constraint.value.text.flatMap { Double($0) }
    switch constraint.key {
    case "AllowedValues":
      let allowed = constraint.value.elements.compactMap(\.scalarText)
      return !allowed.isEmpty && !allowed.contains(value)
    case "MinLength": return limit.map { Double(value.count) < $0 } ?? false
    case "MaxLength": return limit.map { Double(value.count) > $0 } ?? false
    case "MinValue": return limit.map { limit in Double(value).map { $0 < limit } ?? true } ?? false
    case "MaxValue": return limit.map { limit in Double(value).map { $0 > limit } ?? true } ?? false
    case "Type":
      let type = constraint.value.text
      return (type == "Number" || type == "List<Number>") && !isNumber(value)
    default: return false
    }
  }

  /// Digits, with a sign, a point and an exponent where they belong.
  private func isNumber(_ value: String) -> Bool {
    Double(value)?.isFinite == true && value.allSatisfy { "0123456789+-.eE".contains($0) }
  }

  private enum PatternAnswer {
    case yes
    case no(item: String)
    case undecided
  }

  /// `AllowedPattern` is one of Java's: what both read alike is decided.
  private func pattern(of parameter: Parameter, takes value: String) -> PatternAnswer {
    guard let written = parameter.entry.value["AllowedPattern"]?.text else { return .yes }
    guard !isJavaOnly(written), let expression = try? RegularExpression(written) else {
      return .undecided
    }
    for item in items(of: value, parameter) {
      switch expression.matchesWhole(item) {
      case .found: break
      case .none: return .no(item: item)
      case .tooCostly: return .undecided
      }
    }
    return .yes
  }

  /// Classes in classes, and classes of Java's own, mean something else or nothing to PCRE2.
  private func isJavaOnly(_ pattern: String) -> Bool {
    var inClass = false
    var isEscaped = false
    for character in pattern {
      if isEscaped {
        isEscaped = false
        if "pPhHvVRNX".contains(character) { return true }
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "[":
        if inClass { return true }
        inClass = true
      case "]": inClass = false
      case "&" where inClass: return true
      default: break
      }
    }
    return false
  }

  private func trimmed(_ item: Substring) -> String {
    String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
