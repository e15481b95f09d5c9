internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A client waits for the resource servers whose scopes it asks for.
struct ClientBeforeResourceServer: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP016",
    title: "Client may be created before its resource server",
    severity: .medium,
    rationale: """
      CloudFormation creates resources that do not refer to each other at the same time. A client that is \
      created before the resource server of one of its scopes is refused, so the first deployment fails \
      on some days and works on others.
      """,
    remediation:
      "Name the server in DependsOn of the client, or write the scope with Ref of the server.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Server:
          Type: AWS::Cognito::UserPoolResourceServer
          Properties:
            UserPoolId: !Ref Pool
            Identifier: orders
            Name: Orders
            Scopes: [{ScopeName: read, ScopeDescription: Reading}]
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [openid, ↓orders/read]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Server:
          Type: AWS::Cognito::UserPoolResourceServer
          Properties:
            UserPoolId: !Ref Pool
            Identifier: orders
            Name: Orders
            Scopes: [{ScopeName: read, ScopeDescription: Reading}]
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          DependsOn: Server
          Properties: {UserPoolId: !Ref Pool, Domain: orders}
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: [Domain]
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [openid, orders/read]
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            CallbackURLs: [https://app.acme.io/callback]
            PreventUserExistenceErrors: ENABLED
        Other:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [!Sub "${Server}/read", orders/read]
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            CallbackURLs: [https://app.acme.io/callback]
            PreventUserExistenceErrors: ENABLED
        """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    ListedName.judge(client, "AllowedOAuthScopes", as: .scopes, in: scenario) { scope in
      guard case .found(let server) = scope.search else { return .notApplicable }
      return scenario.judgeOrder(client, after: server) {
        Violation(
          "client '\(client.logicalID)' asks for \(scope.words) and does not wait for "
            + "resource server '\(server.logicalID)', which defines it; add DependsOn: \(server.logicalID)",
          at: scope.value.node.map { Place($0) } ?? Place(keyOf: client.entry),
          related: [
            RelatedPlace(
              "resource server '\(server.logicalID)' defines it", at: server.entry.keyRange)
          ])
      }
    }
  }
}
