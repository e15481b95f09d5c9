internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A password that is known to be stolen lets nobody in.
struct CompromisedCredentialsNotBlocked: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG096",
    title: "Compromised credentials are not blocked",
    severity: .medium,
    profiles: [.strict, .cis],
    rationale: """
      Cognito knows passwords from leaks of other sites. A risk configuration that does not block them \
      at sign-in lets in whoever tries such a list.
      """,
    remediation: """
      Set CompromisedCredentialsRiskConfiguration.Actions.EventAction to BLOCK, and leave EventFilter \
      out, so that it holds for every event.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html"
    ],
    examples: [
      .failing(example("{Actions: {EventAction: ↓NO_ACTION}}")),
      .failing(example("{EventFilter: ↓[SIGN_UP], Actions: {EventAction: BLOCK}}")),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties: {UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}}
        Risks:
          Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
          ↓Properties: {UserPoolId: !Ref Pool, ClientId: ALL}
        """),
      .passing(example("{Actions: {EventAction: BLOCK}}")),
      .passing(example("{EventFilter: [SIGN_UP, SIGN_IN], Actions: {EventAction: BLOCK}}")),
      .undecided(example("{Actions: {EventAction: !ImportValue action}}")),
    ])

  private static func example(_ configuration: String) -> String {
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
        CompromisedCredentialsRiskConfiguration: \(configuration)
    """
  }

  let resourceTypes = [ResourceType.userPoolRiskConfigurationAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let risks = RiskConfiguration(resource, in: scenario)
    // Nothing is blocked in a pool without enforcement, whatever stands here: COG100.
    guard risks.pool?.enforcesThreatProtection != .no else { return .notApplicable }
    let action = risks.compromised
    let filter = risks.properties["CompromisedCredentialsRiskConfiguration"]["EventFilter"]
    let isFiltered = !filter.items.isEmpty && filter.says("SIGN_IN") == .no
    let advice = "set EventAction to BLOCK"
    if action.value.isAbsent || action.value.says("NO_ACTION") == .yes {
      return .fail(
        Violation(
          "risk configuration '\(resource.logicalID)' does nothing about compromised passwords; \(advice)",
          at: risks.place(of: action)))
    }
    if isFiltered {
      return .fail(
        Violation(
          "risk configuration '\(resource.logicalID)' lets users sign in with compromised passwords; "
            + "add SIGN_IN to EventFilter, or remove EventFilter",
          at: Place(of: filter, at: [], in: resource)))
    }
    let isBlocked = action.value.says("BLOCK")
    if isBlocked == .yes, filter.items.isEmpty || filter.says("SIGN_IN") == .yes { return .pass }
    // A word that is no action is COG099's business.
    return isBlocked == .no
      ? .notApplicable : .undecided("what is done about compromised passwords is not decided")
  }
}
