internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Each pool has an SMS role and an ExternalId of its own.
struct SMSRoleShared: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG054",
    title: "One SMS role or ExternalId serves several pools",
    severity: .low,
    profiles: [.strict],
    rationale: """
      Whoever administers one of the pools can send messages in the name of the other, and a change of \
      the role or the id for one breaks the other.
      """,
    remediation: "Make a role and an ExternalId for each pool.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(
        """
        First:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: first-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        Second:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: second-pool, SnsCallerArn: ↓!GetAtt SmsRole.Arn}
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .failing(
        """
        First:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: acme, SnsCallerArn: !GetAtt FirstRole.Arn}
        Second:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: ↓acme, SnsCallerArn: !GetAtt SecondRole.Arn}
        FirstRole:
          Type: AWS::IAM::Role
        SecondRole:
          Type: AWS::IAM::Role
        """),
      .passing(
        """
        First:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: first, SnsCallerArn: "arn:aws:iam::111122223333:role/first"}
            \(UserPoolExample.safeguards)
        Second:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: second, SnsCallerArn: "arn:aws:iam::111122223333:role/second"}
            \(UserPoolExample.safeguards)
        """),
    ])

  let resourceTypes = [ResourceType.userPool]

  /// Told of the later of two pools.
  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let mine = scenario.properties(of: resource)["SmsConfiguration"]
    guard !mine.members.isEmpty else { return .notApplicable }
    let pools = scenario.resources(ofType: ResourceType.userPool)
    for other in pools.prefix(while: { $0.logicalID != resource.logicalID }) {
      let theirs = scenario.properties(of: other)["SmsConfiguration"]
      for (property, words) in [("SnsCallerArn", "SMS role"), ("ExternalId", "ExternalId")] {
        guard let text = mine[property].asText, let same = theirs[property].asText, text == same,
          text.known != "", let node = mine[property].node
        else { continue }
        return .fail(
          Violation(
            "pool '\(resource.logicalID)' has the \(words) of pool '\(other.logicalID)'; give it its own",
            at: node,
            related: theirs[property].node.map {
              [RelatedPlace("the same in pool '\(other.logicalID)'", at: $0.range)]
            }
              ?? []))
      }
    }
    return .pass
  }
}
