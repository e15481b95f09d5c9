internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What users do in a pool is kept where it can be looked into.
struct NoLogDelivery: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG105",
    title: "User activity is not exported",
    severity: .info,
    profiles: [.strict],
    rationale: """
      Without log delivery nobody sees that messages to users fail, nor, on the Plus plan, who signed in \
      from where once the pool's own history has run out.
      """,
    remediation: """
      Add an AWS::Cognito::LogDeliveryConfiguration for the pool.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html"
    ],
    examples: [
      .failing(
        """
        ↓Pool:
          Type: AWS::Cognito::UserPool
        """),
      .passing(example(pool: "!Ref Pool")),
      .undecided(example(pool: "!ImportValue pool-id")),
    ])

  private static func example(pool: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        \(UserPoolExample.safeguards)
    Logs:
      Type: AWS::Cognito::LogDeliveryConfiguration
      Properties:
        UserPoolId: \(pool)
        LogConfigurations:
          - EventSource: userNotification
            LogLevel: ERROR
            CloudWatchLogsConfiguration: {LogGroupArn: !ImportValue log-group-arn}
    """
  }

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let delivery = scenario.members(
      ofType: ResourceType.logDeliveryConfiguration, of: resource)
    guard delivery.found.isEmpty else { return .pass }
    if let openReason = delivery.openReason { return .undecided(openReason) }
    return .fail(
      Violation(
        "no AWS::Cognito::LogDeliveryConfiguration of this template names "
          + "pool '\(resource.logicalID)'; add one",
        at: Place(keyOf: resource.entry)))
  }
}
