internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A method and its authorizer agree on how calls are authorized, and belong to one API.
struct APIAuthorizerTypeMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP091",
    title: "Method type and authorizer type disagree",
    severity: .high,
    rationale: """
      API Gateway refuses the method: COGNITO_USER_POOLS takes an authorizer of that type, CUSTOM one of type \
      TOKEN or REQUEST, and both must belong to the same API.
      """,
    remediation:
      "Set AuthorizationType to fit the authorizer, or name another authorizer of the API.",
    references: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Authorizer:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            RestApiId: !Ref Api
            Type: COGNITO_USER_POOLS
            ProviderARNs: [!GetAtt Pool.Arn]
        Api:
          Type: AWS::ApiGateway::RestApi
        Other:
          Type: AWS::ApiGateway::RestApi
        Wrong:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            AuthorizationType: ↓CUSTOM
            AuthorizerId: !Ref Authorizer
        Elsewhere:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Other
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: ↓!Ref Authorizer
        Pooled:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: ↓!Ref Pool
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Api:
          Type: AWS::ApiGateway::RestApi
        Authorizer:
          Type: AWS::ApiGateway::Authorizer
          Properties:
            Name: users
            RestApiId: !Ref Api
            Type: COGNITO_USER_POOLS
            ProviderARNs: [!GetAtt Pool.Arn]
        Right:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: !Ref Api
            AuthorizationType: COGNITO_USER_POOLS
            AuthorizerId: !GetAtt Authorizer.AuthorizerId
        Open:
          Type: AWS::ApiGateway::Method
          Properties: {RestApiId: !Ref Api, AuthorizationType: NONE}
        """),
      .undecided(
        template: """
          Parameters:
            Authorizer: {Type: String}
          Resources:
            Api:
              Type: AWS::ApiGateway::RestApi
            Method:
              Type: AWS::ApiGateway::Method
              Properties:
                RestApiId: !Ref Api
                AuthorizationType: COGNITO_USER_POOLS
                AuthorizerId: !Ref Authorizer
          """),
    ])

  let resourceTypes = [ResourceType.apiMethod]

  private static let authorizerTypes = [
    "COGNITO_USER_POOLS": ["COGNITO_USER_POOLS"], "CUSTOM": ["TOKEN", "REQUEST"],
  ]

  func check(_ method: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: method)
    let type = properties["AuthorizationType"]
    guard let name = type.knownText, let fitting = Self.authorizerTypes[name] else {
      return type.mayBeStructure ? .undecided("AuthorizationType is not decided") : .notApplicable
    }
    let id = properties["AuthorizerId"]
    let place = id.node.map { Place($0) } ?? Place(missing: ["AuthorizerId"], in: method)
    switch scenario.link(id, as: .authorizerID) {
    case .unknown(let reason): return .undecided(reason)
    case .elsewhere: return .undecided("the authorizer is not in the template")
    case .wrong(let words):
      return .fail(
        Violation(
          "AuthorizerId of method '\(method.logicalID)' \(words); name an AWS::ApiGateway::Authorizer",
          at: place))
    case .resource(let authorizer):
      return compare(method, properties, name, fitting, authorizer, place, scenario)
    }
  }

  private func compare(
    _ method: Resource, _ properties: Value, _ name: String, _ fitting: [String],
    _ authorizer: Resource, _ place: Place, _ scenario: Scenario
  ) -> Outcome {
    let theirs = scenario.properties(of: authorizer)
    let related = [RelatedPlace("the authorizer", at: authorizer.entry.keyRange)]
    if let type = theirs["Type"].knownText, !fitting.contains(type) {
      let own = properties["AuthorizationType"]
      return .fail(
        Violation(
          "AuthorizationType of method '\(method.logicalID)' is \(name), but authorizer '\(authorizer.logicalID)' is "
            + "of type \(type); align them",
          at: own.node.map { Place($0) } ?? place, related: related))
    }
    if case .resource(let own) = properties["RestApiId"].origin,
      case .resource(let other) = theirs["RestApiId"].origin, own != other
    {
      return .fail(
        Violation(
          "authorizer '\(authorizer.logicalID)' belongs to API '\(other)', but method '\(method.logicalID)' to "
            + "API '\(own)'; use an authorizer of the same API",
          at: place, related: related))
    }
    return theirs["Type"].mayBeStructure
      ? .undecided("the authorizer's Type is not decided") : .pass
  }
}
