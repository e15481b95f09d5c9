internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A client waits for the identity providers that it supports.
struct ClientBeforeIDP: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP042",
    title: "Client may be created before its identity provider",
    severity: .medium,
    rationale: """
      CloudFormation creates resources that do not refer to each other at the same time. A client that is \
      created before one of its identity providers is refused, so the first deployment fails on some days \
      and works on others.
      """,
    remediation: """
      Name the provider in DependsOn of the client, or write it in SupportedIdentityProviders with Ref.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Google:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties: {UserPoolId: !Ref Pool, ProviderName: Google, ProviderType: Google}
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO, ↓Google]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Google:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            UserPoolId: !Ref Pool
            ProviderName: Google
            ProviderType: Google
            ProviderDetails: {client_id: web, client_secret: "{{resolve:secretsmanager:google}}", authorize_scopes: openid email}
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: Google
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO, Google]
            PreventUserExistenceErrors: ENABLED
        Other:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO, !Ref Google]
            PreventUserExistenceErrors: ENABLED
        """),
      .failing(
        template: """
          Parameters:
            Social: {Type: String, AllowedValues: ["on", "off"]}
          Conditions:
            IsSocial: !Equals [!Ref Social, "on"]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Condition: IsSocial
              Properties: {UserPoolId: !Ref Pool, ProviderName: Google, ProviderType: Google}
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                SupportedIdentityProviders:
                  - COGNITO
                  - ↓!If [IsSocial, Google, !Ref AWS::NoValue]
          """),
      .failing(
        template: """
          Resources:
            Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://acme/more.yaml}}
            Pool:
              Type: AWS::Cognito::UserPool
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties: {UserPoolId: !Ref Pool, ProviderName: Google, ProviderType: Google}
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                SupportedIdentityProviders: [↓Google]
          """),
      .undecided(
        template: """
          Resources:
            Fn::Transform: {Name: Example::Macro}
            Pool:
              Type: AWS::Cognito::UserPool
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties: {UserPoolId: !Ref Pool, ProviderName: Google, ProviderType: Google}
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                SupportedIdentityProviders: [Google]
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    ListedName.judge(client, "SupportedIdentityProviders", as: .providers, in: scenario) { listed in
      guard case .found(let provider) = listed.search else { return .notApplicable }
      return scenario.judgeOrder(client, after: provider) {
        Violation(
          "client '\(client.logicalID)' supports \(listed.words) and does not wait for "
            + "identity provider '\(provider.logicalID)'; add DependsOn: \(provider.logicalID)",
          at: listed.value.node.map { Place($0) } ?? Place(keyOf: client.entry),
          related: [
            RelatedPlace(
              "identity provider '\(provider.logicalID)' adds it", at: provider.entry.keyRange)
          ])
      }
    }
  }
}
