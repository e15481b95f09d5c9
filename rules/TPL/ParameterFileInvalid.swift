internal import Cognito
internal import Documents
internal import Findings
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
        let constraints = ParameterConstraints(parameter: parameter)
        violations += constraints.broken(by: value).map {
          violation(of: parameter, $0.constraint, $0.item, deployment)
        }
        switch constraints.patternTakes(value) {
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

  private func violation(
    of parameter: Parameter, _ constraint: Entry?, _ item: String, _ deployment: Deployment
  ) -> Violation {
    let shown = parameter.isNoEcho ? "the value" : "value '\(item)'"
    return Violation(
      "\(shown) given for parameter '\(parameter.name)'\(source(deployment)) breaks its "
        + (constraint?.key ?? "declaration"),
      at: Place(keyOf: constraint ?? parameter.entry), discriminator: deployment.name ?? "")
  }
}
