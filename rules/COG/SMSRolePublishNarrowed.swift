internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A text message to a number has no ARN, so a permission for topics does not send it.
struct SMSRolePublishNarrowed: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG049",
    title: "Permission to publish is limited to topics or by a condition",
    severity: .high,
    rationale: """
      A text message goes to a phone number, which has no ARN: no Resource but "*" covers it. A role \
      that may publish to topics only, or under a condition, sends no message.
      """,
    remediation: """
      Allow sns:Publish on Resource "*" without a condition. To keep the role away from topics, add a \
      Deny on their ARNs.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html",
    ],
    examples: [
      .failing(
        SMSRoleExample.resources(
          grant: "{Effect: Allow, Action: sns:Publish, Resource: ↓\"arn:aws:sns:*:*:*\"}")),
      .failing(
        SMSRoleExample.resources(
          grant: """
            {Effect: Allow, Action: sns:Publish, Resource: "*", Condition: ↓{StringEquals: {sns:Protocol: sms}}}
            """)),
      .passing(SMSRoleExample.resources()),
      .passing(
        SMSRoleExample.resources(
          grant: """
            [{Effect: Allow, Action: "sns:*", Resource: "*"}, {Effect: Deny, Action: sns:Publish, Resource: "arn:aws:sns:*:*:*"}]
            """)),
      .passing(
        SMSRoleExample.resources(
          grant: "{Effect: Allow, Action: sns:Publish, NotResource: \"arn:aws:sns:*:*:*\"}")),
      .undecided(
        SMSRoleExample.resources(
          grant: "{Effect: Allow, Action: sns:Publish, Resource: !ImportValue SmsResource}")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      guard trust.sender.service == .sns else { return .notApplicable }
      let permissions = RolePermissions(of: trust.role, in: trust.home)
      // A role that may not publish at all is COG048's business.
      guard permissions.allows(trust.sender.action) != .no else { return .notApplicable }
      let grants = permissions.grants(of: trust.sender.action)
      if grants.contains(where: { $0.covers == .yes && reachesNumbers($0.statement) }) {
        return .pass
      }
      let isManaged = permissions.policies.contains {
        $0.document == nil && $0.allows(trust.sender.action) == .yes
      }
      if isManaged { return .pass }
      guard permissions.isWhole, !grants.isEmpty,
        grants.allSatisfy({ $0.statement.isUnlimited == .no })
      else { return .undecided("on what \(trust.roleName) may publish is not decided") }
      return .fail(grants.map { violation(of: $0, trust) })
    }
  }

  /// A phone number has no ARN: what leaves out ARNs leaves numbers in.
  private func reachesNumbers(_ statement: Statement) -> Bool {
    statement.isUnlimited == .yes
      || statement.isUnconditional && !statement.notResource.items.isEmpty
        && statement.notResource.items.allSatisfy {
          $0.asText?.matches(pattern: Text("arn:*")) == true
        }
  }

  private func violation(of grant: RolePermissions.Grant, _ trust: SMSTrust) -> Violation {
    let statement = grant.statement
    let limit =
      statement.isAboutEverything == .no
      ? (statement.resource.isAbsent ? statement.notResource : statement.resource)
      : statement.value["Condition"]
    let words =
      statement.isAboutEverything == .no
      ? "on some resources only; a phone number has none, so write \"*\""
      : "under a condition; leave it out"
    return Violation(
      "role \(trust.roleName) may publish \(words)",
      at: trust.place(of: limit),
      related: trust.senderPlaces, in: trust.holder(of: grant.policy))
  }
}
