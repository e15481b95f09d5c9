internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A method that demands no scope takes the ID token of any user of the pool.
struct APIMethodWithoutScopes: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP093",
    title: "Any ID token is accepted",
    severity: .info,
    profiles: [.strict],
    rationale: """
      Without AuthorizationScopes API Gateway takes the ID token of every user, and the scopes that the \
      pool's resource servers define are not asked for here.
      """,
    remediation: "List the scopes that the method needs in AuthorizationScopes.",
    references: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Server:
          Type: AWS::Cognito::UserPoolResourceServer
          Properties: {UserPoolId: !Ref Pool, Identifier: orders, Name: Orders}
        Authorizer:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            Type: COGNITO_USER_POOLS
            ProviderARNs: [!GetAtt Pool.Arn]
        Method:
          Type: AWS::ApiGateway::Method
          Properties:
            AuthorizationType: ↓COGNITO_USER_POOLS
            AuthorizerId: !Ref Authorizer
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Server:
          Type: AWS::Cognito::UserPoolResourceServer
          Properties: {UserPoolId: !Ref Pool, Identifier: orders, Name: Orders}
        Authorizer:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            Name: users
            RestApiId: abcde12345
            Type: COGNITO_USER_POOLS
            ProviderARNs: [!GetAtt Pool.Arn]
        Method:
          Type: AWS::ApiGateway::Method
          Properties:
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: !Ref Authorizer
            AuthorizationScopes: [orders/read]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Authorizer:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            Name: users
            RestApiId: abcde12345
            Type: COGNITO_USER_POOLS
            ProviderARNs: [!GetAtt Pool.Arn]
        Method:
          Type: AWS::ApiGateway::Method
          Properties:
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: !Ref Authorizer
        """),
    ])

  let resourceTypes = [ResourceType.apiMethod]

  func check(_ method: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: method)
    let type = properties["AuthorizationType"]
    guard type.knownText == "COGNITO_USER_POOLS" else { return .notApplicable }
    guard properties["AuthorizationScopes"].items.isEmpty else { return .pass }
    // Pools elsewhere are not asked: their resource servers are not seen.
    guard
      let authorizer = scenario.link(properties["AuthorizerId"], as: .authorizerID).resource
    else { return .notApplicable }
    let pools = scenario.properties(of: authorizer)["ProviderARNs"].items.compactMap {
      scenario.linkPoolARN($0).resource
    }
    for pool in pools {
      let servers = scenario.members(ofType: ResourceType.userPoolResourceServer, of: pool).found
      guard let server = servers.first else { continue }
      return .fail(
        Violation(
          "method '\(method.logicalID)' accepts any ID token of pool '\(pool.logicalID)', which has scopes; "
            + "list those that the method needs in AuthorizationScopes",
          at: type.node.map { Place($0) } ?? Place(keyOf: method.entry),
          related: [RelatedPlace("a resource server of the pool", at: server.entry.keyRange)]))
    }
    return pools.isEmpty ? .notApplicable : .pass
  }
}
