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
      .failing(Self.example(action: "↓sts:AssumeRoleWithWebIdentity")),
      .failing(
        Self.example(
          action: "sts:AssumeRole",
          then: """
            - ↓Effect: Deny
              Principal: "*"
              Action: sts:AssumeRole
            """)),
      .passing(Self.example(action: "[sts:AssumeRole, sts:TagSession]")),
      .undecided(Self.example(action: "!ImportValue TrustAction")),
    ])

  private static func example(action: String, then more: String = "") -> String {
    let lines = more.split(separator: "\n").map { "\n      \($0)" }.joined()
    return """
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          SmsConfiguration:
            ExternalId: acme-pool
            SnsCallerArn: !GetAtt SmsRole.Arn
      SmsRole:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
            - Effect: Allow
              Principal: {Service: cognito-idp.amazonaws.com}
              Action: \(action)
              Condition: {StringEquals: {sts:ExternalId: acme-pool}}\(lines)
      """
  }

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
            "role '\(trust.role.logicalID)' does not let Cognito call sts:AssumeRole, "
              + "so '\(resource.logicalID)' cannot send SMS",
            at: trust.place(of: action.isAbsent ? statements[0].statement.value : action),
            related: [trust.senderPlace], in: trust.role))
      }
      if let deny = own.unconditionalDeny {
        return .fail(
          Violation(
            "a Deny of role '\(trust.role.logicalID)' takes sts:AssumeRole from Cognito, "
              + "so '\(resource.logicalID)' cannot send SMS",
            at: trust.place(of: deny.statement.value), related: [trust.senderPlace], in: trust.role)
        )
      }
      return statements.contains { $0.action == .yes }
        ? .pass : .undecided("what '\(trust.role.logicalID)' grants Cognito is not decided")
    }
  }
}

extension TrustDecision {
  /// A Deny that holds for the pool's call whatever ExternalId it sends.
  fileprivate var unconditionalDeny: StatementMatch? {
    statements.first { match in
      match.statement.effect == .deny && match.applies == .yes
        && !match.conditions.contains(where: \.entry.isAboutExternalID)
    }
  }
}
