internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The secret of an identity provider is not told by the template.
struct IDPSecretPlaintext: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP070",
    title: "Provider secret written in the template",
    severity: .critical,
    rationale: """
      Whoever reads the template, its repository or the stack can act as the app at the identity \
      provider. A secret that was in a repository stays in its history. It is the same whether the \
      secret stands in place, in a mapping, or as the default of a parameter: NoEcho hides what is given \
      to a stack, and not the template.
      """,
    remediation: """
      Replace the secret at the provider, keep the new one in Secrets Manager, and refer to it with \
      {{resolve:secretsmanager:...}}.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolidentityprovider.html",
    ],
    examples: [
      .failing(template: ProviderSecretExample.template(secret: "↓not-a-real-secret")),
      .failing(
        """
        Apple:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            UserPoolId: eu-west-1_Example01
            ProviderName: SignInWithApple
            ProviderType: SignInWithApple
            ProviderDetails:
              client_id: com.example.shop
              private_key: ↓!Join ["", [not-a, -real-key]]
        """),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Ref Secret",
          parameters: "Secret: {Type: String, NoEcho: true, Default: not-a-real-secret}")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Sub \"${Secret}\"",
          parameters: "Secret: {Type: String, Default: not-a-real-secret}")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Ref Secret",
          parameters: "Secret: {Type: String, NoEcho: true, AllowedValues: [not-a, real-secret]}")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Select [1, [!Ref Secret, not-a-real-secret]]",
          parameters: "Secret: {Type: String, NoEcho: true}")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Select [0, !Split [\",\", \"not-a-real-secret,x\"]]")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Sub [\"${A}-${AWS::StackName}\", {A: not-a-real-secret}]")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Base64 not-a-real-secret")),
      .failing(
        template: """
          Mappings:
            Secrets: {eu-west-1: {Google: not-a-real-secret}}
          Resources:
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties:
                ProviderDetails:
                  client_secret: ↓!FindInMap [Secrets, !Ref AWS::Region, Google]
          """),
      .failing(
        template: """
          Parameters:
            Secret: {Type: String, NoEcho: true}
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties:
                ProviderDetails:
                  client_secret: ↓!If [IsProd, !Ref Secret, not-a-real-secret]
          """),
      .passing(
        template: ProviderSecretExample.template(
          secret: "\"{{resolve:secretsmanager:google:SecretString:client_secret}}\"")),
      .passing(
        template: ProviderSecretExample.template(
          secret: "!Sub \"{{resolve:secretsmanager:${Stored}:SecretString:client_secret}}\"",
          more: "  Stored: {Type: AWS::SecretsManager::Secret}")),
      .passing(
        template: ProviderSecretExample.template(
          secret: "!Ref Secret", parameters: "Secret: {Type: String, NoEcho: true}")),
      .passing(
        template: ProviderSecretExample.template(
          secret: "!Ref Secret",
          parameters: "Secret: {Type: String, NoEcho: true, Default: not-a-real-secret}"),
        given: ["Secret": "the-secret-of-the-deployment"]),
      // A public client has no secret.
      .passing(template: ProviderSecretExample.template(secret: "\"\"")),
      .passing(
        template: ProviderSecretExample.template(
          secret: "!Ref Secret", parameters: "Secret: {Type: String, NoEcho: true, Default: \"\"}")),
      .passing(
        template: ProviderSecretExample.template(secret: "!Join [\"\", [!ImportValue Secret]]")),
      .passing(
        template: ProviderSecretExample.template(
          secret: "!GetAtt Made.Secret",
          more: "  Made: {Type: Custom::Secret, Properties: {ServiceToken: !ImportValue maker}}")),
      // The names under which secrets are stored.
      .passing(
        template: ProviderSecretExample.template(
          secret: "!Ref Secret",
          parameters:
            "Secret: {Type: \"AWS::SSM::Parameter::Value<String>\", NoEcho: true, AllowedValues: [/a, /b]}"
        )),
      .failing(
        template: """
          Mappings:
            Secrets: {Google: {dev: [x, not-a-real-secret]}}
          Parameters:
            Stage: {Type: String}
          Resources:
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties:
                ProviderDetails:
                  client_secret: ↓!Select [1, !FindInMap [Secrets, Google, !Ref Stage]]
          """),
      .undecided(
        template: """
          Transform: AWS::LanguageExtensions
          Parameters:
            Stage: {Type: String}
          Mappings:
            dev: {Google: {secret: "{{resolve:secretsmanager:google}}"}}
          Resources:
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties:
                ProviderDetails:
                  client_secret: !FindInMap [!Ref Stage, Google, secret]
          """),
      .undecided(
        template: """
          Mappings:
            Secrets: {Google: {secret: "${self:custom.secret}"}}
          Resources:
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties:
                ProviderDetails:
                  client_secret: !FindInMap [Secrets, Google, secret]
          """),
      .undecided(
        template: ProviderSecretExample.template(
          secret: "!Select [!Ref Index, [!Ref Secret, not-a-real-secret]]",
          parameters: "{Secret: {Type: String, NoEcho: true}, Index: {Type: Number}}")),
      .undecided(template: ProviderSecretExample.template(secret: "${ssm:/google/secret}")),
      .undecided(
        template: ProviderSecretExample.template(secret: "!Sub \"${self:custom.secret}\"")),
      .undecided(
        template: ProviderSecretExample.template(
          secret: "{\"Fn::Transform\": {Name: Example::Secret}}")),
      .undecided(
        template: """
          Parameters:
            Details: {Type: String}
          Resources:
            Google:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties: {ProviderDetails: !Ref Details}
          """),
    ])

  let resourceTypes = [ResourceType.userPoolIdentityProvider]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    ProviderSecret.judge(resource, in: scenario) { secret in
      switch secret.origin {
      case .written(let words):
        .fail(
          secret.violation(
            "\(words); keep it in Secrets Manager, and write {{resolve:secretsmanager:...}}",
            in: resource))
      case .open: .undecided("where \(secret.words) comes from is not decided")
      case .none, .shown, .kept: .pass
      }
    }
  }
}
