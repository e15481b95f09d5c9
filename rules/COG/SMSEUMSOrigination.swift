internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The role may send from the identity that the pool sends from.
struct SMSEUMSOrigination: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG060",
    title: "Origination identity does not match the scope of the SMS role",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The permission to send is compared with the origination identity as the pool writes it. A phone \
      number, or the ARN of another identity, is not covered by a permission for one ARN, and no message \
      is sent.
      """,
    remediation: "Write the same ARN as OriginationIdentity and in the role's policy.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(Self.example(identity: "↓\"+12065550100\"")),
      .failing(
        Self.example(identity: "↓arn:aws:sms-voice:eu-west-1:111122223333:phone-number/phone-2")),
      .passing(
        Self.example(identity: "arn:aws:sms-voice:eu-west-1:111122223333:phone-number/phone-1")),
      .undecided(Self.example(identity: "!ImportValue Identity")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      guard trust.sender.service == .endUserMessaging else { return .notApplicable }
      let identity = trust.sender.settings["OriginationIdentity"]
      guard let text = identity.asText else { return .notApplicable }
      let permissions = RolePermissions(of: trust.role, in: trust.home)
      // A role that may not send at all is COG048's business.
      guard permissions.allows(trust.sender.action) != .no else { return .notApplicable }
      let grants = permissions.grants(of: trust.sender.action)
      let covers = grants.flatMap { $0.statement.resource.items }.map { item in
        item.asText.flatMap { text.matches(pattern: $0) }
      }
      if covers.contains(true) { return .pass }
      guard permissions.isWhole, !grants.isEmpty, covers.allSatisfy({ $0 == false }) else {
        return .undecided("what role \(trust.roleName) may send from is not decided")
      }
      return .fail(
        Violation(
          "role \(trust.roleName) may not send from \(text.quoted), the OriginationIdentity "
            + "of \(trust.sender.words); write the same ARN in both",
          at: identity.node.map { Place($0) } ?? Place(keyOf: resource.entry),
          related: grants.compactMap { grant in
            trust.isHere
              ? grant.statement.resource.node.map {
                RelatedPlace("what the role may send from", at: $0.range)
              } : nil
          }))
    }
  }

  private static func example(identity: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        SmsConfiguration:
          EumsSms:
            CallerArn: !GetAtt SmsRole.Arn
            ExternalId: acme-pool
            OriginationIdentity: \(identity)
        \(UserPoolExample.safeguards)
    SmsRole:
      Type: AWS::IAM::Role
      Properties:
        \(SMSRoleExample.trust())
        Policies:
          - PolicyName: sms
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                Effect: Allow
                Action: sms-voice:SendTextMessage
                Resource: arn:aws:sms-voice:eu-west-1:111122223333:phone-number/phone-1
    """
  }
}
