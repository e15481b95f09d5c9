internal import Cognito
internal import Findings
internal import PropertyTables
internal import Resolution
internal import Rules
internal import Templates

/// Passwords and keys of resources are not told by the template, nor by a parameter that is shown.
struct SecretShown: ResourceRule {
  let metadata = RuleMetadata(
    id: "TPL057",
    title: "Secret is written in the template or comes from a parameter that is shown",
    severity: .medium,
    rationale: """
      Whoever reads the template, or may describe the stack, has the secret. NoEcho hides what is given to a \
      stack, and not the default that the template writes.
      """,
    remediation: """
      Keep the secret in Secrets Manager, and refer to it with {{resolve:secretsmanager:...}}; or give the \
      parameter NoEcho and no Default.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Password: {Type: String}
            Old: {Type: String, NoEcho: true, Default: not-a-real-secret}
          Resources:
            User:
              Type: AWS::IAM::User
              Properties: {LoginProfile: {Password: ↓not-a-real-secret}}
            Customers:
              Type: AWS::RDS::DBInstance
              Properties: {MasterUserPassword: ↓!Ref Password}
            Orders:
              Type: AWS::RDS::DBInstance
              Properties: {MasterUserPassword: ↓!Ref Old}
            Broker:
              Type: AWS::AmazonMQ::Broker
              Properties: {Users: [{Username: shop, Password: ↓!Sub "${Password}!"}]}
          """),
      .passing(
        template: """
          Parameters:
            Password: {Type: String, NoEcho: true}
          Resources:
            Customers:
              Type: AWS::RDS::DBInstance
              Properties: {MasterUserPassword: !Ref Password}
            Orders:
              Type: AWS::RDS::DBInstance
              Properties: {MasterUserPassword: "{{resolve:secretsmanager:orders:SecretString:password}}"}
          """),
      .undecided(
        """
        Customers:
          Type: AWS::RDS::DBInstance
          Properties: {MasterUserPassword: "${self:custom.password}"}
        """),
      .skipped(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties: {DisplayName: password}
        """),
    ])

  let resourceTypes = KnownType.withSecrets

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: resource)
    let paths = KnownType.named(resource.type)?.secrets ?? []
    return .worst(
      of: paths.map { path in
        .worst(
          of: properties.values(at: path.split(separator: ".").map(String.init)).map { value in
            judge(value, "\(path) of '\(resource.logicalID)'", scenario)
          })
      })
  }

  private func judge(_ value: Value, _ words: String, _ scenario: Scenario) -> Outcome {
    guard let node = value.node else { return .notApplicable }
    func violation(_ rest: String) -> Outcome {
      .fail(Violation("\(words) \(rest)", at: node, related: value.relatedPlaces))
    }
    return switch scenario.secretOrigin(of: value) {
    case .written(let how):
      violation("\(how); keep it in Secrets Manager, and write {{resolve:secretsmanager:...}}")
    case .shown(let parameter):
      violation(
        "comes from parameter '\(parameter.name)', whose value is shown; give it NoEcho, or use Secrets Manager"
      )
    case .open: .undecided("where \(words) comes from is not decided")
    case .none: .notApplicable
    case .kept: .pass
    }
  }
}
