internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The secret of an identity provider does not come from a parameter that is shown.
struct IDPSecretShown: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP080",
    title: "Provider secret comes from a visible parameter",
    severity: .medium,
    rationale: """
      The console and DescribeStacks show the values of parameters without NoEcho to everybody who may \
      describe the stack.
      """,
    remediation: """
      Keep the secret in Secrets Manager and refer to it with {{resolve:secretsmanager:...}}, or give the \
      parameter NoEcho and no Default.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
    ],
    examples: [
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Ref Secret", parameters: "Secret: {Type: String}")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Sub \"${Secret}\"", parameters: "Secret: {Type: String, NoEcho: \"false\"}"),
        given: ["Secret": "the-secret-of-the-deployment"]),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Select [0, !Ref Secrets]",
          parameters: "Secrets: {Type: CommaDelimitedList}")),
      .failing(
        template: ProviderSecretExample.template(
          secret: "↓!Ref Secret",
          parameters: "Secret: {Type: \"AWS::SSM::Parameter::Value<String>\", Default: /google}")),
      .passing(
        template: ProviderSecretExample.template(
          secret: "!Ref Secret", parameters: "Secret: {Type: String, NoEcho: true}")),
      // The template says it, which APP070 reports.
      .skipped(
        template: ProviderSecretExample.template(
          secret: "!Ref Secret",
          parameters: "Secret: {Type: String, Default: not-a-real-secret}")),
      .undecided(
        template: ProviderSecretExample.template(
          secret: "{\"Fn::Transform\": {Name: Example::Secret}}")),
    ])

  let resourceTypes = [ResourceType.userPoolIdentityProvider]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    ProviderSecret.judge(resource, in: scenario) { secret in
      switch secret.origin {
      case .shown(let parameter):
        .fail(
          secret.violation(
            "comes from parameter '\(parameter.name)', whose value is shown; give it NoEcho, "
              + "or use Secrets Manager",
            in: resource))
      case .open: .undecided("where \(secret.words) comes from is not decided")
      case .written: .notApplicable
      case .none, .kept: .pass
      }
    }
  }
}
