internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pool whose only way to reach users is SMS can send it.
struct SMSSoftlyUsedWithoutConfiguration: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG041",
    title: "Only recovery or sign-in channel is SMS, without SmsConfiguration",
    severity: .medium,
    rationale: """
      The pool is made, but users who forget their password, or who have nothing but a phone number, are \
      never reached.
      """,
    remediation: """
      Add SmsConfiguration with a role and an ExternalId, or a second channel: verified_email for \
      recovery, email as a user name.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Name: ↓verified_phone_number, Priority: 1}
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UsernameAttributes: [↓phone_number]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UsernameAttributes: [phone_number]
            SmsConfiguration:
              SnsCallerArn: arn:aws:iam::111122223333:role/sms
              ExternalId: pool
            \(UserPoolExample.safeguards)
        """),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Name: verified_phone_number, Priority: 1}
                - {Name: verified_email, Priority: 2}
        """),
      .undecided(
        template: """
          Parameters:
            Names: {Type: CommaDelimitedList}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UsernameAttributes: !Ref Names
          """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let uses = pool.smsUses
    // A pool that cannot do without is COG040's business.
    guard !uses.contains(where: { $0.isHard && $0.isSure }) else { return .notApplicable }
    let soft = uses.filter { isOnlyChannel($0, of: pool) }
    guard let use = soft.first(where: \.isSure) ?? soft.first else { return .notApplicable }
    switch pool.hasSMSSettings {
    case .yes: return .pass
    case .open:
      return .undecided(
        "whether pool '\(resource.logicalID)' has an SmsConfiguration is not decided")
    case .no: break
    }
    guard use.isSure else {
      return .undecided("whether pool '\(resource.logicalID)' sends SMS is not decided")
    }
    let words =
      use.kind == .recovery
      ? "recovers accounts by SMS alone" : "knows its users by phone number alone"
    return .fail(
      Violation(
        "pool '\(resource.logicalID)' \(words), but has no SmsConfiguration; add one, or a second channel",
        at: use.cause.node.map { Place($0) } ?? Place(keyOf: resource.entry)))
  }

  /// Nothing beside it reaches the user.
  private func isOnlyChannel(_ use: SMSUse, of pool: UserPool) -> Bool {
    switch use.kind {
    case .recovery:
      pool.properties["AccountRecoverySetting"]["RecoveryMechanisms"].items.count == 1
    case .userName: pool.properties["UsernameAttributes"].items.count == 1
    case .mfa, .mfaByDefault, .verification, .signInCode, .attributeChange, .invitation: false
    }
  }
}
