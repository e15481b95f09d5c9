internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Whoever learns the ExternalId cannot use the role all the same: it is bound to the account or the pool.
struct SMSRoleNoSourceCondition: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG055",
    title: "SMS role trust is not bound to the account or pool",
    severity: .low,
    profiles: [.strict, .cis],
    rationale: """
      The customer of Cognito chooses the ExternalId himself. Everyone who may describe the pool can read \
      it, and whoever learns it can name the role in a pool of his own.
      """,
    remediation: """
      Add a condition on aws:SourceAccount with your account, or ArnLike on aws:SourceArn with the ARNs \
      of your user pools. Cognito sends both, and no caller can choose them.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    ],
    examples: [
      .failing(SMSRoleExample.resources(firstKey: "↓Effect")),
      .passing(
        SMSRoleExample.resources(
          condition: """
            {StringEquals: {sts:ExternalId: acme-pool, aws:SourceAccount: !Ref AWS::AccountId}}
            """)),
      .passing(
        SMSRoleExample.resources(
          condition: """
            {ArnLike: {aws:SourceArn: !Sub "arn:aws:cognito-idp:*:${AWS::AccountId}:userpool/*"}}
            """)),
      .undecided(
        SMSRoleExample.resources(
          condition: "{StringEquals: {sts:ExternalId: acme-pool, aws:SourceOrgID: o-a1b2c3d4e5}}")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // A role that a stranger may use as it is, or that not even the pool may use, is for other rules.
      guard trust.verdict.defects.isEmpty, trust.verdict.foreign.outcome != .allowed,
        trust.verdict.own.outcome != .denied
      else { return .notApplicable }
      let decision = trust.verdict.strangerWithTheID
      switch decision.outcome {
      case .denied: return .pass
      case .open: return .undecided("the trust policy of role \(trust.roleName) is not decided")
      case .allowed:
        let match = decision.statements.first { $0.applies == .yes }
        return .fail(
          Violation(
            "whoever learns the ExternalId can use role \(trust.roleName); "
              + "restrict it with aws:SourceAccount or aws:SourceArn",
            at: match.map { trust.place(of: $0.statement.value) } ?? trust.policyPlace,
            related: trust.senderPlaces, in: trust.holder))
      }
    }
  }
}
