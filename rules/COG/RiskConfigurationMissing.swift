internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Threat protection that is enforced is told what to do about risks.
struct RiskConfigurationMissing: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG095",
    title: "Threat protection on, but no risk configuration",
    severity: .low,
    profiles: [.strict],
    rationale: """
      Threat protection assesses each sign-in, and a risk configuration says what follows from it. \
      Without one, what happens to a risky sign-in stands nowhere that a review can read.
      """,
    remediation: """
      Add an AWS::Cognito::UserPoolRiskConfigurationAttachment with ClientId ALL for the pool.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolriskconfigurationattachment.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolAddOns: {AdvancedSecurityMode: ↓ENFORCED}
        """),
      .failing(example(client: "!Ref Web", mark: "↓")),
      .passing(example(client: "ALL")),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        """),
      .undecided(example(client: "!ImportValue client")),
    ])

  private static func example(client: String, mark: String = "") -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
        UserPoolTier: PLUS
        \(UserPoolExample.safeguards)
    Web:
      Type: AWS::Cognito::UserPoolClient
      Properties: {UserPoolId: !Ref Pool, PreventUserExistenceErrors: ENABLED}
    \(mark)Mobile:
      Type: AWS::Cognito::UserPoolClient
      Properties: {UserPoolId: !Ref Pool, PreventUserExistenceErrors: ENABLED}
    Risks:
      Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
      Properties:
        UserPoolId: !Ref Pool
        ClientId: \(client)
        CompromisedCredentialsRiskConfiguration: {Actions: {EventAction: BLOCK}}
    """
  }

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let isEnforced = pool.enforcesThreatProtection
    guard isEnforced != .no else { return .notApplicable }
    let (found, openReason) = pool.riskConfigurations
    let clientIDs = found.map { $0.properties["ClientId"] }
    if clientIDs.contains(where: { $0.says("ALL") == .yes }) { return .pass }
    let links = clientIDs.map { scenario.link($0, as: .clientID) }
    let isOpen = links.contains { if case .unknown = $0 { true } else { false } }
    let clients = pool.clients
    let served = links.compactMap(\.resource?.logicalID)
    let missing = clients.found.map(\.resource).filter { !served.contains($0.logicalID) }
    guard !missing.isEmpty || found.isEmpty else {
      return clients.openReason.map(Outcome.undecided) ?? .pass
    }
    guard isEnforced == .yes, openReason == nil, !isOpen else {
      return .undecided(openReason ?? "the template does not decide which clients are covered")
    }
    guard !found.isEmpty else { return .fail(violation(of: pool)) }
    return .fail(
      missing.map { client in
        Violation(
          "no AWS::Cognito::UserPoolRiskConfigurationAttachment of this template covers client "
            + "'\(client.logicalID)'; add one with ClientId ALL",
          at: Place(keyOf: client.entry), in: client)
      })
  }

  private func violation(of pool: UserPool) -> Violation {
    let path = ["UserPoolAddOns", "AdvancedSecurityMode"]
    let mode = pool.properties[path[0]][path[1]]
    return Violation(
      "no AWS::Cognito::UserPoolRiskConfigurationAttachment of this template names "
        + "pool '\(pool.resource.logicalID)'; add one with ClientId ALL",
      at: Place(of: mode, at: path, in: pool.resource))
  }
}
