internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A sign-in that is rated as a risk is blocked, however small the risk.
struct RiskySignInNotBlocked: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG098",
    title: "Not every risk level is blocked",
    severity: .low,
    profiles: [.cis],
    rationale: """
      Benchmarks ask that a sign-in of low, medium or high risk is blocked. A second factor or no action \
      lets it go on, and without a risk configuration nothing is blocked at all.
      """,
    remediation: """
      Set EventAction of LowAction, MediumAction and HighAction under \
      AccountTakeoverRiskConfiguration.Actions to BLOCK, in an attachment with ClientId ALL.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpoolriskconfigurationattachment-accounttakeoveractionstype.html",
    ],
    examples: [
      .failing(
        example(low: "↓NO_ACTION", medium: "↓MFA_IF_CONFIGURED", high: "↓MFA_REQUIRED")),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties: {UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}}
        Risks:
          Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
          Properties:
            UserPoolId: !Ref Pool
            ClientId: ALL
            AccountTakeoverRiskConfiguration:
              ↓Actions: {HighAction: {EventAction: BLOCK, Notify: false}}
        """),
      // Nothing says what follows from a risk.
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties: {UserPoolAddOns: {AdvancedSecurityMode: ↓ENFORCED}}
        """),
      .passing(example()),
      // Nothing is assessed, which COG090 says.
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        """),
      .undecided(example(low: "!ImportValue action")),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties: {UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}}
        Risks:
          Type: AWS::Cognito::UserPoolRiskConfigurationAttachment
          Properties:
            UserPoolId: !ImportValue pool
            ClientId: ALL
            AccountTakeoverRiskConfiguration:
              Actions: {LowAction: {EventAction: NO_ACTION, Notify: false}}
        """),
    ])

  private static func example(
    low: String = "BLOCK", medium: String = "BLOCK", high: String = "BLOCK"
  ) -> String {
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
          Actions:
            LowAction: {EventAction: \(low), Notify: false}
            MediumAction: {EventAction: \(medium), Notify: false}
            HighAction: {EventAction: \(high), Notify: false}
    """
  }

  let resourceTypes = [ResourceType.userPool, ResourceType.userPoolRiskConfigurationAttachment]

  private static let levels = ["Low", "Medium", "High"]
  /// What is done instead of blocking; another word is COG099's business.
  private static let lenient = ["NO_ACTION", "MFA_IF_CONFIGURED", "MFA_REQUIRED"]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    resource.type == ResourceType.userPoolRiskConfigurationAttachment
      ? judge(RiskConfiguration(resource, in: scenario))
      : judge(UserPool(resource, in: scenario))
  }

  /// A pool that enforces threat protection has a risk configuration.
  private func judge(_ pool: UserPool) -> Outcome {
    let isEnforced = pool.enforcesThreatProtection
    guard isEnforced != .no else { return .notApplicable }
    let (found, openReason) = pool.riskConfigurations
    // Each is judged where it stands.
    guard found.isEmpty else { return .notApplicable }
    guard isEnforced == .yes, openReason == nil else {
      return .undecided(openReason ?? "AdvancedSecurityMode is not decided")
    }
    let path = ["UserPoolAddOns", "AdvancedSecurityMode"]
    return .fail(
      Violation(
        "no AWS::Cognito::UserPoolRiskConfigurationAttachment of this template blocks risky sign-in to "
          + "pool '\(pool.resource.logicalID)'; add one with ClientId ALL",
        at: Place(of: path.reduce(pool.properties) { $0[$1] }, at: path, in: pool.resource)))
  }

  private func judge(_ risks: RiskConfiguration) -> Outcome {
    let isEnforced = risks.pool?.enforcesThreatProtection ?? .open
    // Nothing is blocked in a pool without enforcement, whatever stands here: COG100.
    guard isEnforced != .no else { return .notApplicable }
    let actions = Self.levels.map { (level: $0, action: risks.takeover($0)) }
    let missing = actions.filter { $0.action.value.isAbsent }
    var violations = actions.compactMap { level, action -> Violation? in
      guard let word = action.value.knownText, Self.lenient.contains(word) else { return nil }
      return violation(
        of: risks, "answers \(level.lowercased())-risk sign-ins with \(word)", level, action)
    }
    if let first = missing.first {
      let names = missing.map { $0.level.lowercased() }.joined(separator: ", ")
      let words = "has no action for sign-ins of these risks: \(names)"
      violations.append(violation(of: risks, words, "missing", first.action))
    }
    guard violations.isEmpty else {
      return isEnforced == .yes
        ? .fail(violations)
        : .undecided("whether the pool enforces threat protection is not decided")
    }
    return actions.allSatisfy { $0.action.value.knownText != nil }
      ? .pass : .undecided("what is done about risky sign-in is not in the template")
  }

  private func violation(
    of risks: RiskConfiguration, _ words: String, _ discriminator: String,
    _ action: RiskConfiguration.Action
  ) -> Violation {
    Violation(
      "risk configuration '\(risks.resource.logicalID)' \(words); set EventAction to BLOCK",
      at: risks.place(of: action), discriminator: discriminator)
  }
}
