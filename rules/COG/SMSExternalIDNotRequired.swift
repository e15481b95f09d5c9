internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A stranger's pool cannot use the role: by the ExternalId that it demands, or by the account or pool it is bound to.
struct SMSExternalIDNotRequired: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG045",
    title: "Cognito may assume the SMS role without an ExternalId",
    severity: .high,
    rationale: """
      Anyone can create a user pool in an account of his own and name this role in it. Cognito then \
      assumes the role for him, and his text messages are sent at your cost, unless the trust policy \
      demands an ExternalId that he does not know, or binds the role to your account or pool.
      """,
    remediation: """
      Add a Condition with StringEquals on sts:ExternalId to each Allow statement for \
      cognito-idp.amazonaws.com; aws:SourceAccount with your account binds it further.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
    ],
    examples: [
      .failing(SMSRoleExample.resources(firstKey: "↓Effect", condition: nil)),
      .failing(
        SMSRoleExample.resources(
          condition: "{StringEqualsIfExists: {↓sts:ExternalId: acme-pool}}")),
      .failing(
        SMSRoleExample.resources(condition: "{StringLike: {↓sts:ExternalId: \"acme-*\"}}")),
      .passing(SMSRoleExample.resources()),
      .passing(
        SMSRoleExample.resources(
          condition: "{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}")),
      .undecided(
        SMSRoleExample.resources(condition: "{StringEquals: {aws:SourceOrgID: o-a1b2c3d4e5}}")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // A policy that IAM refuses is COG066's business.
      guard trust.verdict.defects.isEmpty else { return .notApplicable }
      let foreign = trust.verdict.foreign
      switch foreign.outcome {
      case .denied: return .pass(remark: remark(on: trust))
      case .open: return .undecided("the trust policy of role \(trust.roleName) is not decided")
      case .allowed: return .fail(violation(of: trust, foreign))
      }
    }
  }

  private func violation(of trust: SMSTrust, _ admitting: PolicyDecision) -> Violation {
    let match = admitting.statements.first {
      $0.statement.effect == .allow && $0.applies == .yes
    }
    let weak = match?.conditions.first(where: \.entry.isAboutExternalID)?.entry
    let role = "role \(trust.roleName)"
    let words: String
    let place: Place
    if let weak {
      words =
        "\(role) trusts pools of other accounts: \(weak.writtenOperator) on sts:ExternalId "
        + "\(Self.weakness(of: weak)); use StringEquals with one fixed id"
      place = trust.place(of: weak)
    } else {
      words =
        "\(role) trusts pools of other accounts: it demands no ExternalId; "
        + "add StringEquals on sts:ExternalId"
      place = match.map { trust.place(of: $0.statement.value) } ?? trust.policyPlace
    }
    return Violation(words, at: place, related: trust.senderPlaces, in: trust.holder)
  }

  private static func weakness(of entry: ConditionEntry) -> String {
    if entry.hasPolicyVariable { return "accepts a policy variable, which the caller fills in" }
    let name = entry.writtenOperator.lowercased()
    if name.contains("not") { return "accepts every other id" }
    if name.hasPrefix("forallvalues:") || name.hasSuffix("ifexists") {
      return "holds without an id too"
    }
    if name.hasSuffix("null") { return "accepts any id" }
    return "accepts more than one id"
  }

  private func remark(on trust: SMSTrust) -> Violation? {
    guard trust.calls.externalID != nil, trust.verdict.missing.outcome == .allowed,
      let node = trust.sender.externalID.node
    else { return nil }
    return Violation(
      "role \(trust.roleName) never looks at the ExternalId that "
        + "\(trust.sender.words) sends; other conditions guard it",
      at: Place(node))
  }
}
