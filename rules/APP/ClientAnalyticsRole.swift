internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The role for analytics is Cognito's alone, and asks for the id that the client sends.
struct ClientAnalyticsRole: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP038",
    title: "Analytics role does not fit the client",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      Cognito assumes the role to hand events to Amazon Pinpoint. A role that refuses it drops them; one that \
      asks for no ExternalId takes the events of strangers' pools as well.
      """,
    remediation: """
      Trust cognito-idp.amazonaws.com for sts:AssumeRole, with StringEquals on sts:ExternalId and the \
      ExternalId of AnalyticsConfiguration.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-pinpoint-integration.html"
    ],
    examples: [
      .failing(Self.example(id: "↓acme-app")),
      .failing(Self.example(condition: nil, mark: "↓")),
      .failing(Self.example(arn: "↓!Ref AnalyticsRole")),
      .passing(Self.example()),
      .undecided(Self.example(id: "!ImportValue Id")),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let settings = scenario.properties(of: resource)["AnalyticsConfiguration"]
    let arn = settings["RoleArn"]
    guard !arn.isAbsent else { return .notApplicable }
    switch RoleReference(arn, in: scenario) {
    case .wrong(let words):
      return .fail(
        Violation(
          "AnalyticsConfiguration.RoleArn of client '\(resource.logicalID)' \(words); "
            + "use Fn::GetAtt of a role's Arn",
          at: arn.node.map { Place($0) } ?? Place(keyOf: resource.entry)))
    case .unknown(let reason): return .undecided(reason)
    case .imported(let role, _):
      return .undecided("role '\(role.logicalID)' is in another template")
    case .role(let role): return judge(role, settings, of: resource, in: scenario)
    }
  }

  private func judge(
    _ role: Resource, _ settings: Value, of client: Resource, in scenario: Scenario
  ) -> Outcome {
    let policy = scenario.properties(of: role)["AssumeRolePolicyDocument"]
    let id = settings["ExternalId"]
    guard let pool = scenario.pool(of: client).resource,
      let poolArn = scenario.attribute("Arn", of: pool.logicalID)
    else { return .undecided("the pool of client '\(client.logicalID)' is not in the template") }
    let verdict = TrustVerdict(
      PolicyDocument.trust(policy),
      CognitoCalls(
        poolArn: poolArn, account: scenario.pseudoParameter("AWS::AccountId"), externalID: id))
    let use = RelatedPlace(
      "client '\(client.logicalID)' names the role",
      at: (settings["RoleArn"].node ?? client.node).range)
    switch verdict.kind {
    case .sound: return .pass
    case .undecided, .invalid:
      return .undecided("the trust policy of role '\(role.logicalID)' is not decided")
    case .broken:
      return .fail(
        Violation(
          "role '\(role.logicalID)' does not let client '\(client.logicalID)' send analytics; "
            + "trust cognito-idp.amazonaws.com with the ExternalId that the client sends",
          at: id.node.map { Place($0) } ?? Place(keyOf: client.entry),
          related: policy.node.map { [RelatedPlace("the trust policy", at: Place($0).range)] } ?? []
        ))
    case .open:
      return .fail(
        Violation(
          "role '\(role.logicalID)' accepts analytics of pools of other accounts; "
            + "demand an ExternalId with StringEquals",
          at: policy.node.map { Place($0) } ?? Place(keyOf: role.entry), related: [use], in: role))
    }
  }

  private static func example(
    id: String = "acme", arn: String = "!GetAtt AnalyticsRole.Arn",
    condition: String? = "{StringEquals: {sts:ExternalId: acme}}", mark: String = ""
  ) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        \(UserPoolExample.safeguards)
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Pool
        AnalyticsConfiguration: {ApplicationId: 0a1b2c3d, ExternalId: \(id), RoleArn: \(arn)}
        PreventUserExistenceErrors: ENABLED
    AnalyticsRole:
      Type: AWS::IAM::Role
      Properties:
        \(mark)AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: {Service: cognito-idp.amazonaws.com}
              Action: sts:AssumeRole
    \(condition.map { "          Condition: \($0)" } ?? "")
    """
  }
}
