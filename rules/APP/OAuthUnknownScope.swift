internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A scope of a client is one of every pool's, or one that a resource server of its pool defines.
struct OAuthUnknownScope: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP015",
    title: "Scope is not defined by any resource server",
    severity: .high,
    rationale: """
      Cognito refuses a client whose scope no resource server of the pool defines, and the stack with it. \
      A scope's full name is the identifier of its server, a slash, and its own name.
      """,
    remediation: "Define the scope in a resource server of the same pool, or correct its name.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html",
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
            AllowedOAuthScopes: [openid, !Sub "${Server}/read", ↓!Sub "${Server}/write", ↓order/read]
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [openid, ↓Email]
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
            UserPoolId: !GetAtt Pool.UserPoolId
            Identifier: https://orders.acme.io
            Name: Orders
            Scopes: [{ScopeName: read, ScopeDescription: Reading}]
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: Server
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [openid, https://orders.acme.io/read, !Join [/, [!Ref Server, read]]]
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            CallbackURLs: [https://app.acme.io/callback]
            PreventUserExistenceErrors: ENABLED
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme}
        """),
      .undecided(
        template: """
          Parameters:
            PoolId: {Type: String}
          Resources:
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref PoolId
                AllowedOAuthScopes: [openid, orders/read]
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    ListedName.judge(client, "AllowedOAuthScopes", as: .scopes, in: scenario) { scope in
      switch scope.search {
      case .builtIn, .found: return .pass
      case .unknown(let reason): return .undecided(reason)
      case .missing(let pool, let others):
        let near = scope.text.known?.nearest(in: others).map { "; perhaps '\($0)' is meant" }
        return .fail(
          Violation(
            "client '\(client.logicalID)' asks for \(scope.words), which no resource server of this template "
              + "defines for pool '\(pool.logicalID)'\(near ?? "; define it or correct the name")",
            at: scope.value.node.map { Place($0) } ?? Place(keyOf: client.entry),
            related: scope.value.relatedPlaces))
      }
    }
  }
}
