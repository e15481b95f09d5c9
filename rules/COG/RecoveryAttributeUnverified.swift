internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A recovery code goes only to what is verified, so something verifies it.
struct RecoveryAttributeUnverified: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG130",
    title: "Recovery relies on an attribute that is never verified",
    severity: .low,
    precision: .medium,
    profiles: [.strict],
    rationale: """
      Cognito sends a recovery code to a verified address or number only. Where nothing verifies the \
      attribute, users who forget their password cannot set a new one by themselves.
      """,
    remediation: """
      List the attribute in AutoVerifiedAttributes, or leave the mechanism out of RecoveryMechanisms.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
    ],
    examples: [
      .failing(
        example(
          email: "↓verified_email", phone: "↓verified_phone_number",
          "UsernameAttributes: [email]")),
      .failing(example(phone: "↓verified_phone_number", "AutoVerifiedAttributes: [email]")),
      .failing(
        example(
          email: "↓verified_email", "AutoVerifiedAttributes: [phone_number]",
          provider: "{email: mail}")),
      .passing(example("AutoVerifiedAttributes: [email, phone_number]")),
      // The function may verify what users give.
      .passing(
        example(
          "LambdaConfig: {PreSignUp: \"arn:aws:lambda:eu-west-1:111122223333:function:f\"}")),
      .passing(
        example(
          "AutoVerifiedAttributes: [phone_number]",
          provider: "{email: mail, email_verified: verified}")),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AccountRecoverySetting: {RecoveryMechanisms: [{Name: admin_only, Priority: 1}]}
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
                AccountRecoverySetting: {RecoveryMechanisms: [{Name: verified_email, Priority: 1}]}
          """),
      .undecided(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AccountRecoverySetting: {RecoveryMechanisms: [{Name: verified_email, Priority: 1}]}
            Check:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  SignUp:
                    Type: Cognito
                    Properties: {UserPool: !Ref Pool, Trigger: PreSignUp}
          """),
    ])

  private static func example(
    email: String = "verified_email", phone: String = "verified_phone_number", _ setting: String,
    provider mapping: String? = nil
  ) -> String {
    let provider = mapping.map { mapping in
      """

      Staff:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          UserPoolId: !Ref Pool
          ProviderName: Staff
          ProviderType: SAML
          ProviderDetails: {MetadataURL: "https://login.example.com/saml"}
          AttributeMapping: \(mapping)
      """
    }
    return """
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          \(setting)
          AccountRecoverySetting:
            RecoveryMechanisms:
              - {Name: \(email), Priority: 1}
              - {Name: \(phone), Priority: 2}
          SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: "arn:aws:iam::111122223333:role/sms"}
          \(UserPoolExample.safeguards)
      """ + (provider ?? "")
  }

  let resourceTypes = [ResourceType.userPool]

  /// Each mechanism with the attribute that it sends to.
  private static let mechanisms = [
    ("verified_email", "email"), ("verified_phone_number", "phone_number"),
  ]
  /// Triggers whose function answers that an attribute is verified, or sees users after they came in.
  private static let verifiers = [
    "PreSignUp", "PostConfirmation", "PostAuthentication", "UserMigration", "InboundFederation",
    "VerifyAuthChallengeResponse",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let setting = pool.properties["AccountRecoverySetting"]
    // COG127 speaks of a pool without it.
    guard !setting.isAbsent else { return .notApplicable }
    let list = setting["RecoveryMechanisms"]
    let names = list.items.map { $0["Name"] }
    let isOpen = list.mayBeStructure || names.contains(where: \.mayBeStructure)
    let outcomes = Self.mechanisms.map { mechanism, attribute -> Outcome in
      guard let name = names.first(where: { $0.knownText == mechanism }) else {
        return isOpen ? .undecided("RecoveryMechanisms are not decided") : .notApplicable
      }
      return judge(name, attribute, of: pool, in: scenario)
    }
    return .worst(of: outcomes)
  }

  private func judge(
    _ name: Value, _ attribute: String, of pool: UserPool, in scenario: Scenario
  ) -> Outcome {
    let verified = pool.properties["AutoVerifiedAttributes"]
    let providers = scenario.members(
      ofType: ResourceType.userPoolIdentityProvider, of: pool.resource)
    let mapped = providers.found.map { provider -> Truth in
      let mapping = scenario.properties(of: provider)["AttributeMapping"]
      if mapping.mayBeStructure || mapping.hasOpenMembers { return .open }
      return mapping.writes("\(attribute)_verified") ? .yes : .no
    }
    let ways = [verified.says(attribute)] + Self.verifiers.map(pool.hasTrigger) + mapped
    switch Truth.any(ways) {
    case .yes: return .pass
    case .open: return .undecided("whether something verifies '\(attribute)' is not decided")
    case .no: break
    }
    if let openReason = providers.openReason { return .undecided(openReason) }
    return .fail(
      Violation(
        "recovery of pool '\(pool.resource.logicalID)' sends to '\(attribute)', which nothing of this template "
          + "verifies; list it in AutoVerifiedAttributes",
        at: Place(
          of: name, at: ["AccountRecoverySetting", "RecoveryMechanisms"], in: pool.resource),
        discriminator: attribute))
  }
}
