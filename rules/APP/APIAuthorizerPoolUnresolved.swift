internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// An authorizer names the pool whose tokens it takes, in the form that its kind of API asks for.
struct APIAuthorizerPoolUnresolved: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP092",
    title: "Authorizer names no user pool",
    severity: .high,
    rationale: """
      API Gateway refuses an authorizer without the ARN of a pool, and one whose issuer or audience is not \
      what the pool writes into its tokens turns every caller away.
      """,
    remediation: """
      Write ProviderARNs with Fn::GetAtt of the pool's Arn, Issuer with its ProviderURL, and Audience with \
      Ref of its clients.
      """,
    references: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Rest:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            Type: COGNITO_USER_POOLS
            ProviderARNs: [↓!Ref Pool, !GetAtt Pool.Arn]
        Empty:
          Type: AWS::ApiGateway::Authorizer
          ↓Properties:
            Type: COGNITO_USER_POOLS
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Other:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties: {UserPoolId: !Ref Other}
        Named:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            AuthorizerType: JWT
            JwtConfiguration: {Issuer: ↓!GetAtt Pool.ProviderName}
        Keys:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            AuthorizerType: JWT
            JwtConfiguration:
              Issuer: ↓!Sub "https://cognito-idp.eu-west-1.amazonaws.com/${Pool}/.well-known/jwks.json"
        Http:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            AuthorizerType: JWT
            JwtConfiguration:
              Issuer: !GetAtt Pool.ProviderURL
              Audience: [↓!Ref Client, ↓!Ref Pool]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties: {UserPoolId: !Ref Pool, PreventUserExistenceErrors: ENABLED}
        Rest:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            Name: users
            RestApiId: abcde12345
            Type: COGNITO_USER_POOLS
            ProviderARNs:
              - !Sub "arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Pool}"
        Http:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            Name: users
            ApiId: abcde12345
            AuthorizerType: JWT
            JwtConfiguration:
              Issuer: !Sub "https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}"
              Audience: [!Ref Client]
        Foreign:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties:
            Name: users
            ApiId: abcde12345
            AuthorizerType: JWT
            JwtConfiguration: {Issuer: https://login.acme.io/, Audience: [api]}
        """),
      .undecided(
        template: """
          Parameters:
            PoolArn: {Type: String}
          Resources:
            Rest:
              Type: AWS::ApiGateway::Authorizer
              Properties:
                Type: COGNITO_USER_POOLS
                ProviderARNs: [!Ref PoolArn]
          """),
    ])

  let resourceTypes = [ResourceType.apiAuthorizer, "AWS::ApiGatewayV2::Authorizer"]

  func check(_ authorizer: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: authorizer)
    if authorizer.type == ResourceType.apiAuthorizer {
      guard properties["Type"].knownText == "COGNITO_USER_POOLS" else { return .notApplicable }
      return checkARNs(properties["ProviderARNs"], of: authorizer, in: scenario)
    }
    guard properties["AuthorizerType"].knownText == "JWT" else { return .notApplicable }
    return checkToken(properties["JwtConfiguration"], of: authorizer, in: scenario)
  }

  private func checkARNs(
    _ arns: Value, of authorizer: Resource, in scenario: Scenario
  ) -> Outcome {
    guard !arns.items.isEmpty else {
      let place = arns.node.map { Place($0) } ?? Place(missing: ["ProviderARNs"], in: authorizer)
      return .fail(
        Violation(
          "authorizer '\(authorizer.logicalID)' has no ProviderARNs; add the ARN of the user pool",
          at: place))
    }
    if arns.isOpen { return .undecided("ProviderARNs are not decided") }
    return Outcome.worst(
      of: arns.items.map { arn in
        switch scenario.linkPoolARN(arn) {
        case .resource: .pass
        case .unknown(let reason): .undecided(reason)
        case .elsewhere: .undecided("the pool is not in the template")
        case .wrong(let words):
          .fail(
            violation(
              "an entry of ProviderARNs", words, "use Fn::GetAtt of a user pool's Arn", arn,
              authorizer)
          )
        }
      })
  }

  private func checkToken(
    _ settings: Value, of authorizer: Resource, in scenario: Scenario
  ) -> Outcome {
    let issuer = settings["Issuer"]
    switch PoolIssuer(issuer, in: scenario) {
    case .foreign: return .notApplicable
    case .unknown(let reason): return .undecided(reason)
    case .wrong(let words):
      return .fail(
        violation("Issuer", words, "use Fn::GetAtt of the pool's ProviderURL", issuer, authorizer))
    case .pool(let pool):
      return Outcome.worst(
        of: [.pass]
          + settings["Audience"].items.map { judge($0, of: authorizer, pool, in: scenario) })
    }
  }

  private func judge(
    _ audience: Value, of authorizer: Resource, _ pool: Resource, in scenario: Scenario
  ) -> Outcome {
    let advice = "use Ref of a client of pool '\(pool.logicalID)'"
    switch scenario.link(audience, as: .clientID) {
    case .unknown(let reason): return .undecided(reason)
    case .elsewhere: return .undecided("an audience is not in the template")
    case .wrong(let words):
      // A token can be bound to a resource server, and then names that as its audience.
      if case .resource(let logicalID) = audience.origin,
        scenario.template.resources[logicalID]?.type == ResourceType.userPoolResourceServer
      {
        return .pass
      }
      return .fail(violation("Audience", words, advice, audience, authorizer))
    case .resource(let client):
      switch scenario.pool(of: client) {
      case .resource(let own) where own.logicalID != pool.logicalID:
        let words = "is client '\(client.logicalID)' of pool '\(own.logicalID)'"
        return .fail(violation("Audience", words, advice, audience, authorizer))
      case .resource: return .pass
      case .wrong, .elsewhere, .unknown:
        return .undecided("the pool of client '\(client.logicalID)' is not decided")
      }
    }
  }

  private func violation(
    _ property: String, _ words: String, _ advice: String, _ value: Value, _ authorizer: Resource
  ) -> Violation {
    Violation(
      "\(property) of authorizer '\(authorizer.logicalID)' \(words); \(advice)",
      at: value.node.map { Place($0) } ?? Place(keyOf: authorizer.entry),
      related: value.relatedPlaces)
  }
}
