internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A provider that a client supports is `COGNITO` or one of its pool.
struct ClientUnknownIDP: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP041",
    title: "SupportedIdentityProviders names no known provider",
    severity: .high,
    rationale: """
      Cognito refuses a client that supports a provider which its user pool does not have, and the stack \
      with it. That goes for Facebook, Google, LoginWithAmazon and SignInWithApple as well: each needs a \
      provider resource of its own.
      """,
    remediation: """
      Add an AWS::Cognito::UserPoolIdentityProvider with this ProviderName to the pool, or correct the name; \
      users of the pool itself are COGNITO, in capitals.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html",
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
            SupportedIdentityProviders: [↓Cognito, ↓Google]
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Other:
          Type: AWS::Cognito::UserPool
        Staff:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            UserPoolId: !Ref Other
            ProviderName: Staff
            ProviderType: SAML
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO, ↓!Ref Staff]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Staff:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            ProviderDetails: {MetadataURL: "https://login.example.com/saml"}
            UserPoolId: !GetAtt Pool.UserPoolId
            ProviderName: !Sub "${AWS::StackName}-Staff"
            ProviderType: SAML
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO, !Ref Staff, !Sub "${AWS::StackName}-Staff"]
            PreventUserExistenceErrors: ENABLED
        """),
      .undecided(
        template: """
          Parameters:
            Provider: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                SupportedIdentityProviders: [!Ref Provider]
          """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Providers:
          Type: Custom::HostedUIProviders
          Properties: {ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:f, Pool: !Ref Pool}
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [Google]
        """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    ListedName.judge(client, "SupportedIdentityProviders", as: .providers, in: scenario) {
      provider in
      switch provider.search {
      case .builtIn, .found: return .pass
      case .unknown(let reason): return .undecided(reason)
      case .missing(let pool, let others):
        let near = provider.text.known?.nearest(in: others).map { "; perhaps '\($0)' is meant" }
        return .fail(
          Violation(
            "client '\(client.logicalID)' supports \(provider.words), but no identity provider of this "
              + "template adds that to pool '\(pool.logicalID)'"
              + (near ?? "; add the provider or correct the name"),
            at: provider.value.node.map { Place($0) } ?? Place(keyOf: client.entry),
            related: provider.value.relatedPlaces))
      }
    }
  }
}
