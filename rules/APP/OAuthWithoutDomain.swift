internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The OAuth endpoints of a pool stand on its domain.
struct OAuthWithoutDomain: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP017",
    title: "OAuth flows but the pool has no domain",
    severity: .low,
    profiles: [.strict],
    rationale: """
      The login pages and the OAuth endpoints of a user pool exist once it has a domain. Without one the \
      flows of the client cannot be used.
      """,
    remediation: """
      Add an AWS::Cognito::UserPoolDomain, or set AllowedOAuthFlowsUserPoolClient to false.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthFlowsUserPoolClient: ↓true
            AllowedOAuthFlows: [code]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme}
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.acme.io/callback]
            PreventUserExistenceErrors: ENABLED
        """),
      .undecided(
        template: """
          Parameters:
            OtherPool: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Domain:
              Type: AWS::Cognito::UserPoolDomain
              Properties: {UserPoolId: !Ref OtherPool, Domain: acme}
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                AllowedOAuthFlowsUserPoolClient: true
                AllowedOAuthFlows: [code]
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    let isOn = scenario.properties(of: client)["AllowedOAuthFlowsUserPoolClient"]
    switch isOn.asBoolean {
    case .known(true): break
    case .open: return .undecided("AllowedOAuthFlowsUserPoolClient is not decided")
    case .absent, .known(false), .other: return .notApplicable
    }
    return scenario.judgePool(of: client) { pool in
      let domains = scenario.members(ofType: ResourceType.userPoolDomain, of: pool)
      guard domains.found.isEmpty else { return .pass }
      if let openReason = domains.openReason { return .undecided(openReason) }
      return .fail(
        Violation(
          "client '\(client.logicalID)' uses OAuth, but this template has no domain for "
            + "pool '\(pool.logicalID)'; add an AWS::Cognito::UserPoolDomain",
          at: isOn.node.map { Place($0) } ?? Place(keyOf: client.entry),
          related: [RelatedPlace("the pool '\(pool.logicalID)'", at: pool.entry.keyRange)]))
    }
  }
}
