internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A scope is there to be asked for by a client or demanded by an API.
struct ResourceServerUnusedScope: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP062",
    title: "Scope no client or API uses",
    severity: .info,
    profiles: [.strict],
    rationale: """
      A scope that no client of the template may ask for and no API demands protects nothing, unless clients \
      elsewhere use it. Often its name is misspelt in one of the two places.
      """,
    remediation: "Give the scope to a client in AllowedOAuthScopes, or remove it.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html"
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
            Scopes:
              - {ScopeName: read, ScopeDescription: Reading}
              - {ScopeName: ↓write, ScopeDescription: Writing}
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [!Sub "${Server}/read"]
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
            Scopes:
              - {ScopeName: read, ScopeDescription: Reading}
              - {ScopeName: write, ScopeDescription: Writing}
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: Server
          Properties:
            UserPoolId: !Ref Pool
            AllowedOAuthScopes: [orders/read]
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            CallbackURLs: [https://app.acme.io/callback]
            PreventUserExistenceErrors: ENABLED
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme}
        Method:
          Type: AWS::ApiGateway::Method
          Properties:
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: !ImportValue authorizer-id
            AuthorizationScopes: [orders/write]
        """),
      .undecided(
        template: """
          Parameters:
            Scopes: {Type: CommaDelimitedList}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Server:
              Type: AWS::Cognito::UserPoolResourceServer
              Properties:
                UserPoolId: !Ref Pool
                Identifier: orders
                Name: Orders
                Scopes:
                  - {ScopeName: read, ScopeDescription: Reading}
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                AllowedOAuthScopes: !Ref Scopes
          """),
    ])

  let resourceTypes = [ResourceType.userPoolResourceServer]

  /// Who may name a scope, and in which property.
  private static let users = [
    ResourceType.userPoolClient: "AllowedOAuthScopes",
    ResourceType.apiMethod: "AuthorizationScopes",
    "AWS::ApiGatewayV2::Route": "AuthorizationScopes",
  ]

  func check(_ server: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: server)
    let scopes = properties["Scopes"]
    guard !scopes.isAbsent else { return .notApplicable }
    guard let identifier = properties["Identifier"].asText else { return .notApplicable }
    // Transforms make methods and routes that are not written.
    if scenario.template.mayHaveMoreResources {
      return .undecided("a transform, loop or module that is not run may use the scopes")
    }
    let used = scenario.template.resources.all.flatMap { resource -> [Text] in
      guard let property = Self.users[resource.type], scenario.exists(resource) else { return [] }
      return scenario.properties(of: resource)[property].items.compactMap(\.asText)
        .map(scenario.spelled)
    }
    return Outcome.worst(
      of: scopes.items.map { scope in
        let name = scope["ScopeName"]
        guard let own = name.asText else { return .notApplicable }
        var full = identifier
        full.append("/")
        full.append(own)
        if used.contains(full) { return .pass }
        let isOpen = used.contains { $0.equals(full) == .open }
        if isOpen { return .undecided("a scope in use is not decided") }
        return .fail(
          Violation(
            "no client and no API of this template uses scope '\(own.known ?? "")' of "
              + "resource server '\(server.logicalID)'; give it to a client or remove it",
            at: name.node.map { Place($0) } ?? Place(keyOf: server.entry)))
      })
  }
}
