internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A text is written for messages that the pool sends.
struct MessageForUnusedChannel: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG027",
    title: "Message text for a channel the pool does not use",
    severity: .info,
    profiles: [.strict],
    rationale: """
      The text is never sent. Whoever reads the template takes the channel to be in use, and whoever \
      edits the text waits for an effect that does not come.
      """,
    remediation: "Remove the text, or turn the channel on.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [email]
            VerificationMessageTemplate:
              SmsMessage: ↓Your code is {####}
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AccountRecoverySetting:
              RecoveryMechanisms: [{Name: admin_only, Priority: 1}]
            EmailVerificationSubject: ↓Your code
            EmailVerificationMessage: Your code is {####}
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [email]
            AccountRecoverySetting:
              RecoveryMechanisms: [{Name: verified_phone_number, Priority: 1}]
            SmsVerificationMessage: Your code is {####}
            EmailVerificationMessage: Your code is {####}
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: "arn:aws:iam::111122223333:role/sms"}
            \(UserPoolExample.safeguards)
        """),
      // Without AccountRecoverySetting a password is reset by e-mail.
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            EmailVerificationMessage: Your code is {####}
            \(UserPoolExample.safeguards)
        """),
      // What the CDK writes into every pool.
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [email]
            SmsVerificationMessage: "The verification code to your new account is {####}"
        """),
      .undecided(
        template: """
          Parameters:
            Verified: {Type: CommaDelimitedList}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AutoVerifiedAttributes: !Ref Verified
                SmsVerificationMessage: Your code is {####}
          """),
    ])

  let resourceTypes = [ResourceType.userPool]

  private static let textsBySMS = [
    ["SmsVerificationMessage"], ["VerificationMessageTemplate", "SmsMessage"],
    ["SmsAuthenticationMessage"],
  ]
  private static let textsByEmail = [
    ["EmailVerificationSubject"], ["EmailVerificationMessage"],
    ["VerificationMessageTemplate", "EmailSubject"],
    ["VerificationMessageTemplate", "EmailMessage"],
    ["VerificationMessageTemplate", "EmailSubjectByLink"],
    ["VerificationMessageTemplate", "EmailMessageByLink"],
  ]
  /// The CDK writes them into every pool: nobody chose them.
  private static let textsOfCDK = [
    "The verification code to your new account is {####}", "Verify your new account",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    return .worst(of: [
      judge(Self.textsBySMS, of: pool, isUsed: isSMSUsed(pool), "SMS"),
      judge(Self.textsByEmail, of: pool, isUsed: isEmailUsed(pool), "verification e-mail"),
    ])
  }

  private func judge(
    _ paths: [[String]], of pool: UserPool, isUsed: Truth, _ channel: String
  ) -> Outcome {
    let texts = paths.map { path in (path: path, value: path.reduce(pool.properties) { $0[$1] }) }
      .filter { !$0.value.isAbsent && !Self.textsOfCDK.contains($0.value.knownText ?? "") }
    guard let text = texts.first(where: { !$0.value.isOpen && $0.value.node != nil }) else {
      return .notApplicable
    }
    switch isUsed {
    case .yes: return .pass
    case .open: return .undecided("the template does not decide whether \(channel) is used")
    case .no:
      return .fail(
        Violation(
          "nothing makes pool '\(pool.resource.logicalID)' send \(text.path.joined(separator: ".")) by "
            + "\(channel); remove it, or use \(channel)",
          at: Place(of: text.value, at: [], in: pool.resource), discriminator: channel))
    }
  }

  /// With `SmsConfiguration` an application may ask for a text at any time; COG062 speaks of such pools.
  private func isSMSUsed(_ pool: UserPool) -> Truth {
    .any([pool.usesSMS, pool.hasSMSSettings, pool.hasTrigger("CustomSMSSender")])
  }

  /// For verification, or to reset a password: by e-mail too where `AccountRecoverySetting` is absent.
  private func isEmailUsed(_ pool: UserPool) -> Truth {
    let recovery = pool.properties["AccountRecoverySetting"]["RecoveryMechanisms"]
    if recovery.items.isEmpty { return .yes }
    let changes =
      pool.properties["UserAttributeUpdateSettings"]["AttributesRequireVerificationBeforeUpdate"]
    return .any(
      [pool.properties["AutoVerifiedAttributes"].says("email"), changes.says("email")]
        + recovery.items.map { $0["Name"].says("verified_email") })
  }
}
