internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// `UserPoolId` is the id of a user pool, whatever resource has it.
struct ClientPoolUnresolved: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP039",
    title: "UserPoolId does not point at a user pool",
    severity: .high,
    rationale: """
      Cognito refuses the resource, and the stack with it. An ARN, a name or the id of something else is \
      not the id of a user pool, and often only the service notices.
      """,
    remediation: "Write UserPoolId as Ref of the user pool.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: ↓!GetAtt Pool.Arn
        Group:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            UserPoolId: ↓!Ref Client
        """),
      .failing(
        """
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties:
            Domain: acme
            UserPoolId: ↓acme-users
        """),
      .failing(
        template: """
          Parameters:
            PoolId: {Type: String}
          Resources:
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: ↓!Sub "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${PoolId}"
          """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Sub "${Pool}"
            PreventUserExistenceErrors: ENABLED
        Group:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            UserPoolId: !GetAtt Pool.UserPoolId
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
            Domain:
              Type: AWS::Cognito::UserPoolDomain
              Properties:
                Domain: acme
                UserPoolId: eu-west-1_a1B2c3D4e
          """),
    ])

  let resourceTypes = [
    ResourceType.logDeliveryConfiguration, ResourceType.managedLoginBranding,
    ResourceType.terms, ResourceType.userPoolClient, ResourceType.userPoolDomain,
    ResourceType.userPoolGroup, ResourceType.userPoolIdentityProvider,
    ResourceType.userPoolRegionalConfigurationAttachment, ResourceType.userPoolReplica,
    ResourceType.userPoolResourceServer, ResourceType.userPoolRiskConfigurationAttachment,
    ResourceType.userPoolUICustomizationAttachment, ResourceType.userPoolUser,
    ResourceType.userPoolUserToGroupAttachment,
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let value = scenario.properties(of: resource)["UserPoolId"]
    // A missing property, a name that is none and an attribute that is none are for rules on templates.
    guard !value.isAbsent, !scenario.namesNothing(value) else {
      return .notApplicable
    }
    if let words = scenario.fault(in: value, as: .userPoolID) {
      return .fail(violation(words, value, of: resource))
    }
    switch scenario.link(value, as: .userPoolID) {
    case .resource: return .pass
    case .unknown(let reason): return .undecided(reason)
    case .elsewhere, .wrong:
      return .undecided("the pool of '\(resource.logicalID)' is not in the template")
    }
  }

  private func violation(_ words: String, _ value: Value, of resource: Resource) -> Violation {
    Violation(
      "UserPoolId of '\(resource.logicalID)' \(words); write it as Ref of the user pool",
      at: value.node.map { Place($0) } ?? Place(missing: ["UserPoolId"], in: resource),
      related: value.relatedPlaces)
  }
}
