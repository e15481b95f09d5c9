internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pool's SMS settings stand in one place.
struct SMSRegionalOverride: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG065",
    title: "Pool and regional attachment define different SMS settings",
    severity: .info,
    profiles: [.strict],
    rationale: """
      Which of the two Cognito takes is not documented, so what a reader sees in one place may not be \
      what is in use.
      """,
    remediation: "Configure SMS in the pool or in the attachment, not in both.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(Self.example(externalID: "↓other-pool")),
      .passing(Self.example(externalID: "acme-pool")),
      .undecided(Self.example(externalID: "!ImportValue SmsExternalId")),
    ])

  let resourceTypes = [ResourceType.userPoolRegionalConfigurationAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: resource)
    let mine = properties["SmsConfiguration"]
    guard let pool = scenario.link(properties["UserPoolId"], as: .userPoolID).resource,
      !mine.members.isEmpty
    else { return .notApplicable }
    let theirs = scenario.properties(of: pool)["SmsConfiguration"]
    guard !theirs.members.isEmpty else { return .notApplicable }
    return .worst(
      of: ["SnsCallerArn", "ExternalId"].map { compare(mine[$0], theirs[$0], $0, pool) })
  }

  private func compare(
    _ mine: Value, _ theirs: Value, _ property: String, _ pool: Resource
  ) -> Outcome {
    guard let text = mine.asText, let other = theirs.asText else { return .notApplicable }
    switch text.equals(other) {
    case .yes: return .pass
    case .open: return .undecided("\(property) is not decided")
    case .no:
      guard let node = mine.node else { return .notApplicable }
      return .fail(
        Violation(
          "\(property) differs from that of pool '\(pool.logicalID)' itself; set it in one place",
          at: node,
          related: theirs.node.map { [RelatedPlace("the pool's own", at: $0.range)] } ?? []))
    }
  }

  private static func example(externalID: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        \(UserPoolExample.safeguards)
    Regional:
      Type: AWS::Cognito::UserPoolRegionalConfigurationAttachment
      Properties:
        UserPoolId: !Ref Pool
        SmsConfiguration: {ExternalId: \(externalID), SnsCallerArn: !GetAtt SmsRole.Arn}
    SmsRole:
      Type: AWS::IAM::Role
      Properties:
        \(SMSRoleExample.trust())
        \(SMSRoleExample.policies())
    """
  }
}
