internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pool that must send text messages has a role to send them with.
struct SMSUsedWithoutConfiguration: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG040",
    title: "Pool must send SMS but has no SmsConfiguration",
    severity: .high,
    rationale: """
      Cognito refuses a pool that verifies phone numbers or asks for codes by SMS and has no role to send \
      them with: SMS configuration is required.
      """,
    remediation: """
      Add SmsConfiguration with a role and an ExternalId, or take SMS out of the setting that the message \
      names.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [email, ↓phone_number]
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: OPTIONAL
            EnabledMfas: [SOFTWARE_TOKEN_MFA, ↓SMS_MFA]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [phone_number]
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: "arn:aws:iam::111122223333:role/sms"}
            \(UserPoolExample.safeguards)
        """),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: OPTIONAL
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            AutoVerifiedAttributes: [email]
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
          """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let uses = pool.smsUses.filter(\.isHard)
    guard let use = uses.first(where: \.isSure) ?? uses.first else { return .notApplicable }
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
    // Whether a sender of one's own lifts the need is not established.
    if !pool.properties["LambdaConfig"]["CustomSMSSender"].isAbsent {
      return .undecided(
        "whether pool '\(resource.logicalID)', which has a CustomSMSSender, needs an SmsConfiguration is not established"
      )
    }
    return .fail(
      Violation(
        "pool '\(resource.logicalID)' \(use.kind.words), but has no SmsConfiguration; add one, or stop using SMS",
        at: use.cause.node.map { Place($0) } ?? Place(keyOf: resource.entry)))
  }
}

extension SMSUse.Kind {
  fileprivate var words: String {
    switch self {
    case .mfa, .mfaByDefault: "asks for a second factor by SMS"
    case .verification: "verifies phone numbers"
    case .signInCode: "lets users sign in with a code by SMS"
    case .userName, .recovery, .attributeChange, .invitation: "sends SMS"
    }
  }
}
