internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Beyond principal, action and ExternalId nothing in the trust policy keeps the pool out, and IAM takes it.
struct SMSRoleTrustRefused: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG066",
    title: "Trust policy of the SMS role is refused by IAM, or refuses the pool",
    severity: .high,
    rationale: """
      IAM does not create a role whose trust policy breaks its grammar, and Cognito cannot assume one \
      whose conditions its call does not meet. Either way the deployment fails.
      """,
    remediation: """
      Fix the element that the message names. To bind the role to your pools, compare \
      aws:SourceAccount with your account, or aws:SourceArn with the ARN of a user pool.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
    ],
    examples: [
      .failing(SMSRoleExample.resources(condition: "{↓StringEqual: {sts:ExternalId: acme-pool}}")),
      .failing(
        SMSRoleExample.resources(
          condition: """
            {StringEquals: {sts:ExternalId: acme-pool}, ArnLike: {↓aws:SourceArn: "arn:aws:sns:*:*:*"}}
            """)),
      .passing(SMSRoleExample.resources()),
      .skipped(
        SMSRoleExample.resources(condition: "{StringEquals: {sts:ExternalId: [[acme-pool]]}}")),
      .undecided(
        SMSRoleExample.resources(
          condition: "{StringEquals: {aws:SourceAccount: \"111122223333\"}}")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // A role without any policy is COG046's business.
      guard !trust.policy.isAbsent else { return .notApplicable }
      let defects = trust.verdict.defects
      // Of a member that is no text speaks IAM071, where it can point at it.
      if let defect = defects.first(where: { $0.subject != .member || !trust.isHere }) {
        return .fail(
          Violation(
            "IAM refuses the trust policy of role \(trust.roleName): \(defect.message)",
            at: place(of: defect, trust), related: trust.senderPlaces,
            in: trust.holder))
      }
      guard defects.isEmpty else { return .notApplicable }
      let own = trust.verdict.own
      if let entry = own.entryThatRefusesTheCall {
        return .fail(
          Violation(
            "\(entry.writtenOperator) on \(entry.key) of role \(trust.roleName) refuses the "
              + "call of \(trust.sender.words)",
            at: trust.place(of: entry),
            related: trust.senderPlaces, in: trust.holder))
      }
      return trust.document.isOpen || own.hasOpenConditions
        ? .undecided("a condition of role \(trust.roleName) is not decided") : .pass
    }
  }
}

extension SMSRoleTrustRefused {
  private func place(of defect: PolicyDocument.Defect, _ trust: SMSTrust) -> Place {
    guard trust.isHere else { return trust.policyPlace }
    return defect.key.map { Place(keyOf: $0) } ?? defect.node.map { Place($0) } ?? trust.policyPlace
  }
}

extension PolicyDecision {
  /// The condition that keeps Cognito out of every statement that is about its call.
  fileprivate var entryThatRefusesTheCall: ConditionEntry? {
    let reached = statements.filter {
      $0.statement.effect == .allow && $0.principal != .no && $0.action != .no
    }
    let refusing = reached.map { match in
      match.conditions.first { !$0.entry.isAboutExternalID && $0.holds == .no }?.entry
    }
    guard !refusing.isEmpty, refusing.allSatisfy({ $0 != nil }) else { return nil }
    return refusing.compactMap(\.self).first
  }

  fileprivate var hasOpenConditions: Bool {
    cognitoStatements.contains { match in
      match.statement.hasOpenConditions
        || match.conditions.contains { !$0.entry.isAboutExternalID && $0.holds == .open }
    }
  }
}
