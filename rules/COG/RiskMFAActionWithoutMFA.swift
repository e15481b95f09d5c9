internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A second factor can be asked for only where users can have one.
struct RiskMFAActionWithoutMFA: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG103",
    title: "Risk action demands MFA in a pool without MFA",
    severity: .medium,
    rationale: """
      No user of a pool whose MFA is off has a second factor. MFA_REQUIRED then locks users out at each \
      sign-in of that risk, and MFA_IF_CONFIGURED lets every such sign-in through.
      """,
    remediation: """
      Set MfaConfiguration of the pool to OPTIONAL and list a factor in EnabledMfas, or choose BLOCK.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    ],
    examples: [
      .failing(example("UserPoolName: people", action: "↓MFA_REQUIRED")),
      .failing(example("MfaConfiguration: \"OFF\"", action: "↓MFA_IF_CONFIGURED")),
      .passing(
        example(
          """
          MfaConfiguration: OPTIONAL
              EnabledMfas: [SOFTWARE_TOKEN_MFA]
          """, action: "MFA_REQUIRED")),
      .skipped(example("UserPoolName: people", action: "BLOCK")),
      .undecided(example("MfaConfiguration: !ImportValue mfa", action: "MFA_REQUIRED")),
      .undecided(example("UserPoolName: people", action: "!ImportValue action")),
    ])

  private static func example(_ property: String, action: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        \(property)
        UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
        UserPoolTier: PLUS
        \(UserPoolExample.safeguardsButMFA)
    Risks:
      Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
      Properties:
        UserPoolId: !Ref Pool
        ClientId: ALL
        AccountTakeoverRiskConfiguration:
          Actions: {HighAction: {EventAction: \(action), Notify: false}}
    """
  }

  let resourceTypes = [ResourceType.userPoolRiskConfigurationAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let risks = RiskConfiguration(resource, in: scenario)
    let asked = ["Low", "Medium", "High"].map(risks.takeover).filter { action in
      action.value.says("MFA_REQUIRED") != .no || action.value.says("MFA_IF_CONFIGURED") != .no
    }
    guard !asked.isEmpty else { return .notApplicable }
    guard let pool = risks.pool else { return .undecided("the pool is not in the template") }
    switch pool.asksForMFA {
    case .yes: return .pass
    case .open: return .undecided("MfaConfiguration of the pool is not decided")
    case .no: break
    }
    let sure = asked.filter { $0.value.knownText != nil }
    guard !sure.isEmpty else { return .undecided("the action is not in the template") }
    return .fail(sure.map { violation(of: $0, risks, pool) })
  }

  private func violation(
    of action: RiskConfiguration.Action, _ risks: RiskConfiguration, _ pool: UserPool
  ) -> Violation {
    let name = pool.resource.logicalID
    let setting = Place(
      of: pool.properties["MfaConfiguration"], at: ["MfaConfiguration"], in: pool.resource)
    let effect =
      action.value.knownText == "MFA_REQUIRED" ? "locks its users out" : "lets its users through"
    return Violation(
      "pool '\(name)' has no MFA, so action '\(action.value.knownText ?? "")' \(effect); set its MfaConfiguration to OPTIONAL",
      at: risks.place(of: action), related: [RelatedPlace("MFA is off here", at: setting.range)])
  }
}
