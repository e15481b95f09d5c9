internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A user of the template is invited on a channel that reaches him.
struct UserDeliveryMedium: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG175",
    title: "Template user would be invited by SMS that cannot be sent",
    severity: .medium,
    rationale: """
      The invitation carries the temporary password. SMS is the default; where the pool sends none, or \
      the user has no number, the user exists and never learns how to sign in.
      """,
    remediation: """
      Set DesiredDeliveryMediums to EMAIL, or MessageAction to SUPPRESS; for SMS, give the user a \
      phone_number and the pool an SmsConfiguration.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooluser.html",
    ],
    examples: [
      .failing(
        example(
          """
          UserAttributes: [{Name: phone_number, Value: "+491701234567"}]
          """, mark: "↓")),
      .failing(example("DesiredDeliveryMediums: [↓SMS]")),
      .failing(
        example(
          """
          DesiredDeliveryMediums: [↓SMS]
              UserAttributes: [{Name: phone_number, Value: "+491701234567"}]
          """)),
      .passing(example("DesiredDeliveryMediums: [EMAIL]")),
      .passing(example("MessageAction: SUPPRESS")),
      .passing(
        example(
          """
          UserAttributes: [{Name: phone_number, Value: "+491701234567"}]
          """,
          pool: "SmsConfiguration: {SnsCallerArn: !ImportValue sms-role, ExternalId: acme-pool}")),
      .undecided(
        example(
          """
          MessageAction: !ImportValue action
              DesiredDeliveryMediums: [SMS]
          """)),
      // SMS is the documented default; samples whose users have only an address rely on e-mail.
      .undecided(example("Username: admin@example.com")),
      .undecided(
        example(
          """
          UserAttributes: [{Name: phone_number, Value: "+491701234567"}]
          """, pool: "SmsConfiguration: !ImportValue sms")),
    ])

  private static func example(
    _ property: String, pool: String = "UserPoolName: people", mark: String = ""
  ) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        \(pool)
        \(UserPoolExample.safeguards)
    Admin:
      Type: AWS::Cognito::UserPoolUser
      \(mark)Properties:
        UserPoolId: !Ref Pool
        \(property)
    """
  }

  let resourceTypes = [ResourceType.userPoolUser]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let user = PoolUser(resource, in: scenario)
    guard user.isInvitedBySMS != .no else { return .pass }
    let pool = scenario.pool(of: resource).resource.map { UserPool($0, in: scenario) }
    let hasNumber = user.hasPhoneNumber(in: pool)
    let sends = pool.map(canSend) ?? .open
    if user.mediums.items.isEmpty, hasNumber == .no {
      return .undecided("how a user without phone_number is invited by default is not established")
    }
    let words: String
    switch (hasNumber, sends) {
    case (.no, _): words = "has no phone_number"
    case (_, .no): words = "belongs to a pool without SmsConfiguration"
    case (.yes, .yes): return .pass
    case (.yes, .open), (.open, .yes), (.open, .open):
      return .undecided("the template does not decide whether the SMS can be sent")
    }
    guard user.isInvitedBySMS == .yes else {
      return .undecided("the template does not decide whether the user is invited by SMS")
    }
    let violation = Violation(
      "user '\(resource.logicalID)' is invited by SMS but \(words); "
        + "set DesiredDeliveryMediums to EMAIL",
      at: Place(of: user.invitationCause, at: ["DesiredDeliveryMediums"], in: resource))
    // The other channel may bring the invitation.
    return user.mediums.says("EMAIL") == .no ? .fail(violation) : .pass(remark: violation)
  }

  /// Whether a trigger of one's own sends in its place is not established.
  private func canSend(_ pool: UserPool) -> Truth {
    let settings = pool.hasSMSSettings
    return settings == .no && pool.hasTrigger("CustomSMSSender") != .no ? .open : settings
  }
}
