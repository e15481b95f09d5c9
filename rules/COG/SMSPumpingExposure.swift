internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Strangers cannot make the pool send text messages without end.
struct SMSPumpingExposure: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG064",
    title: "Anyone can make the pool send paid SMS",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      Whoever signs up makes the pool send a message to a number of his choice. Fraud rings sign up with \
      numbers that earn them money, thousands of times, at your cost.
      """,
    remediation: """
      Associate a web ACL with a rate rule, set AdvancedSecurityMode to ENFORCED, or close sign-up.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: false}
            AutoVerifiedAttributes: [↓phone_number]
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
            AutoVerifiedAttributes: [phone_number]
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: "arn:aws:iam::111122223333:role/sms"}
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
      .tolerated(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [phone_number]
            UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: !ImportValue Closed}
            AutoVerifiedAttributes: [phone_number]
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        SmsRole:
          Type: AWS::IAM::Role
        """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let uses = pool.smsUses.filter { use in
      switch use.kind {
      case .verification, .signInCode, .userName: true
      case .mfa, .mfaByDefault, .recovery, .attributeChange, .invitation: false
      }
    }
    guard let use = uses.first(where: \.isSure) ?? uses.first else { return .notApplicable }
    let mode = pool.properties["UserPoolAddOns"]["AdvancedSecurityMode"]
    let acls = scenario.resources(
      ofType: ResourceType.webACLAssociation, whose: "ResourceArn", names: resource,
      as: .userPoolARN)
    if mode.knownText == "ENFORCED" || !acls.found.isEmpty || pool.letsAnyoneSignUp == .no {
      return .pass
    }
    guard use.isSure, pool.letsAnyoneSignUp == .yes, !acls.mayBeMore,
      mode.isAbsent || mode.knownText != nil
    else {
      return .undecided("who can make pool '\(resource.logicalID)' send SMS is not decided")
    }
    return .fail(
      Violation(
        "whoever signs up to pool '\(resource.logicalID)' makes it send SMS, and neither threat protection "
          + "nor a web ACL of this template limits that; associate one, or close sign-up",
        at: use.cause.node.map { Place($0) } ?? Place(keyOf: resource.entry)))
  }
}
