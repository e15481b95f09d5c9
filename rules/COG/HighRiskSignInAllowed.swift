internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A sign-in that is rated as high risk does not simply go through.
struct HighRiskSignInAllowed: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG097",
    title: "High-risk sign-in attempts are allowed",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      Threat protection rates the attempt as most likely a takeover, and the risk configuration lets it \
      through all the same.
      """,
    remediation: """
      Set AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction to BLOCK or MFA_REQUIRED.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html"
    ],
    examples: [
      .failing(example("{HighAction: {EventAction: ↓NO_ACTION, Notify: false}}")),
      .failing(example("{LowAction: {EventAction: BLOCK, Notify: false}}", mark: "↓")),
      .passing(example("{HighAction: {EventAction: MFA_REQUIRED, Notify: false}}")),
      .undecided(example("{HighAction: {EventAction: !ImportValue action, Notify: false}}")),
    ])

  private static func example(_ actions: String, mark: String = "") -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
        UserPoolTier: PLUS
        \(UserPoolExample.safeguards)
    Risks:
      Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
      Properties:
        UserPoolId: !Ref Pool
        ClientId: ALL
        AccountTakeoverRiskConfiguration:
          \(mark)Actions: \(actions)
    """
  }

  let resourceTypes = [ResourceType.userPoolRiskConfigurationAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let risks = RiskConfiguration(resource, in: scenario)
    // Nothing is blocked in a pool without enforcement, whatever stands here: COG100.
    guard risks.pool?.enforcesThreatProtection != .no else { return .notApplicable }
    let action = risks.takeover("High")
    if action.value.isAbsent || action.value.says("NO_ACTION") == .yes {
      return .fail(
        Violation(
          "risk configuration '\(resource.logicalID)' does nothing about high-risk sign-ins; "
            + "set EventAction of HighAction to BLOCK or MFA_REQUIRED",
          at: risks.place(of: action)))
    }
    return action.value.knownText == nil
      ? .undecided("what is done about high-risk sign-ins is not in the template") : .pass
  }
}
