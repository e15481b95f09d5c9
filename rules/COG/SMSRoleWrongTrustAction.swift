internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The statement that trusts Cognito lets it do what it does: assume the role.
struct SMSRoleWrongTrustAction: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG047",
    title: "Trust for Cognito grants the wrong action",
    severity: .high,
    rationale: """
      Services assume roles with sts:AssumeRole. A statement that grants Cognito another action, or a \
      Deny that takes it away, leaves the pool without a role: its deployment fails.
      """,
    remediation: "Set Action to sts:AssumeRole, and remove what denies it.",
    references: [
      "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"
    ],
    examples: [
      .failing(SMSRoleExample.resources(action: "↓sts:AssumeRoleWithWebIdentity")),
      .failing(SMSRoleExample.resources(deny: "↓Effect")),
      .passing(SMSRoleExample.resources(action: "[sts:AssumeRole, sts:TagSession]")),
      .undecided(SMSRoleExample.resources(action: "!ImportValue TrustAction")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      let own = trust.verdict.own
      let statements = own.cognitoStatements
      // Who is trusted is COG046's business.
      guard !statements.isEmpty else { return .notApplicable }
      if statements.allSatisfy({ $0.action == .no }), !trust.document.isOpen {
        let action = statements[0].statement.action
        return .fail(
          Violation(
            "role \(trust.roleName) does not let Cognito call sts:AssumeRole, "
              + "so \(trust.sender.words) cannot send SMS",
            at: trust.place(of: action.isAbsent ? statements[0].statement.value : action),
            related: trust.senderPlaces, in: trust.holder))
      }
      if let deny = own.unconditionalDeny {
        return .fail(
          Violation(
            "a Deny of role \(trust.roleName) denies Cognito sts:AssumeRole, "
              + "so \(trust.sender.words) cannot send SMS",
            at: trust.place(of: deny.statement.value), related: trust.senderPlaces, in: trust.holder
          )
        )
      }
      return statements.contains { $0.action == .yes }
        ? .pass : .undecided("what role \(trust.roleName) grants Cognito is not decided")
    }
  }
}

extension PolicyDecision {
  /// A Deny that holds for the pool's call whatever ExternalId it sends.
  fileprivate var unconditionalDeny: StatementMatch? {
    statements.first { match in
      match.statement.effect == .deny && match.applies == .yes
        && !match.conditions.contains(where: \.entry.isAboutExternalID)
    }
  }
}
