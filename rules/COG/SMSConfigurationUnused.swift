internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pool that sends no text messages needs no role for them.
struct SMSConfigurationUnused: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG062",
    title: "SmsConfiguration present but SMS is not used",
    severity: .info,
    profiles: [.strict],
    rationale: "A role that nothing needs is one more thing that can be misused.",
    remediation: "Remove SmsConfiguration and its role until the pool sends SMS.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AutoVerifiedAttributes: [email]
            ↓SmsConfiguration:
              ExternalId: acme-pool
              SnsCallerArn: !GetAtt SmsRole.Arn
        SmsRole:
          Type: AWS::IAM::Role
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
      .undecided(
        template: """
          Parameters:
            Verified: {Type: CommaDelimitedList}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AutoVerifiedAttributes: !Ref Verified
                SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
            SmsRole:
              Type: AWS::IAM::Role
          """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let settings = pool.properties["SmsConfiguration"]
    guard !settings.members.isEmpty else { return .notApplicable }
    switch pool.usesSMS {
    case .yes: return .pass
    case .open: return .undecided("whether pool '\(resource.logicalID)' sends SMS is not decided")
    case .no:
      return .fail(
        Violation(
          "nothing in pool '\(resource.logicalID)' sends SMS; remove SmsConfiguration",
          at: settings.node.map { Place($0) } ?? Place(keyOf: resource.entry)))
    }
  }
}
