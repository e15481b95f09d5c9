internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Actions about risky sign-in are taken by a pool that enforces threat protection.
struct RiskConfigurationIneffective: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG100",
    title: "Risk actions are configured but nothing enforces them",
    severity: .medium,
    rationale: """
      The risk configuration looks like protection, but Cognito acts on it only while \
      AdvancedSecurityMode is ENFORCED. OFF assesses nothing, and AUDIT only keeps a record.
      """,
    remediation: "Set UserPoolAddOns.AdvancedSecurityMode to ENFORCED, which needs the Plus plan.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html"
    ],
    examples: [
      .failing(example("UserPoolAddOns: {AdvancedSecurityMode: ↓AUDIT}")),
      .failing(example("UserPoolName: people", mark: "↓")),
      .passing(example("UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}")),
      .skipped(example("UserPoolAddOns: {AdvancedSecurityMode: AUDIT}", action: "NO_ACTION")),
      .passing(
        example(
          """
          UserPoolAddOns:
                AdvancedSecurityMode: AUDIT
                AdvancedSecurityAdditionalFlows: {CustomAuthMode: ENFORCED}
          """)),
      .undecided(example("UserPoolAddOns: {AdvancedSecurityMode: !ImportValue mode}")),
      .undecided(
        example("UserPoolAddOns: {AdvancedSecurityMode: AUDIT}", action: "!ImportValue action")),
    ])

  private static func example(
    _ property: String, mark: String = "", action: String = "BLOCK"
  ) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      \(mark)Properties:
        \(property)
        UserPoolTier: PLUS
        \(UserPoolExample.safeguards)
    Risks:
      Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
      Properties:
        UserPoolId: !GetAtt Pool.UserPoolId
        ClientId: ALL
        CompromisedCredentialsRiskConfiguration: {Actions: {EventAction: \(action)}}
    """
  }

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let actions = pool.riskConfigurations.found.flatMap { risks in
      risks.actions.filter { !$0.value.isAbsent && $0.value.says("NO_ACTION") != .yes }.map(\.value)
    }
    guard !actions.isEmpty else { return .notApplicable }
    let addOns = pool.properties["UserPoolAddOns"]
    // Custom authentication has a mode of its own.
    let custom = addOns["AdvancedSecurityAdditionalFlows"]["CustomAuthMode"].says("ENFORCED")
    let answers = [pool.enforcesThreatProtection, custom]
    if answers.contains(.yes) { return .pass }
    let taken = actions.first { $0.says("NO_ACTION") == .no }
    guard !answers.contains(.open), let taken else {
      return .undecided("the template does not decide whether an action is taken")
    }
    let mode = addOns["AdvancedSecurityMode"]
    return .fail(
      Violation(
        "pool '\(resource.logicalID)' ignores every action of its risk configuration; "
          + "set AdvancedSecurityMode to ENFORCED",
        at: Place(of: mode, at: ["UserPoolAddOns", "AdvancedSecurityMode"], in: resource),
        related: taken.node.map { [RelatedPlace("an action that is not taken", at: $0.range)] }
          ?? []))
  }
}
