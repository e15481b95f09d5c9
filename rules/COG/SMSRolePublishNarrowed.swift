internal import Cognito
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
      that may publish to topics only, or under a condition, sends no message; nor does one whose \
      boundary leaves it topics only, or from which a Deny with NotResource takes all the rest.
      """,
    remediation: """
      Allow sns:Publish on Resource "*" without a condition, in the boundary too. To keep the role away \
      from topics, add a Deny with their ARNs as Resource.
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
      .failing(
        SMSRoleExample.resources(
          grant: """
            [{Effect: Allow, Action: sns:Publish, Resource: "*"}, {Effect: Deny, Action: "sns:*", NotResource: ↓"arn:aws:sns:*:*:*"}]
            """)),
      .failing(
        SMSRoleExample.resources(
          boundary: """
            [{Effect: Allow, Action: sns:Publish, Resource: ↓"arn:aws:sns:*:*:*"}, {Effect: Allow, Action: "s3:*", Resource: "*"}]
            """)),
      .failing(
        SMSRoleExample.resources(
          boundary: """
            [{Effect: Allow, Action: "*", Resource: "*"}, {Effect: Deny, NotAction: "s3:*", NotResource: ↓["arn:aws:sns:*:*:*"]}]
            """)),
      .passing(SMSRoleExample.resources()),
      .tolerated(
        SMSRoleExample.resources(
          grant: """
            [{Effect: Allow, Action: sns:Publish, Resource: "*"}, {Effect: Deny, NotAction: "sns:*", NotResource: "arn:aws:s3:::acme"}]
            """,
          boundary: "{Effect: Allow, Action: \"*\", NotResource: \"arn:aws:iam::*:*\"}")),
      .tolerated(
        SMSRoleExample.resources(
          grant: """
            [{Effect: Allow, Action: "sns:*", Resource: "*"}, {Effect: Deny, Action: sns:Publish, Resource: "arn:aws:sns:*:*:*"}]
            """)),
      .tolerated(
        SMSRoleExample.resources(
          grant: "{Effect: Allow, Action: sns:Publish, NotResource: \"arn:aws:sns:*:*:*\"}")),
      .undecided(
        SMSRoleExample.resources(
          boundary: """
            {Effect: Allow, Action: "*", Resource: "*", Condition: {StringEquals: {aws:RequestedRegion: eu-west-1}}}
            """)),
      .undecided(
        SMSRoleExample.resources(
          grant: """
            [{Effect: Allow, Action: sns:Publish, Resource: "*"}, {Effect: Deny, Action: "sns:*", NotResource: !ImportValue Kept}]
            """)),
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
      let action = trust.sender.action
      guard permissions.allows(action) != .no else { return .notApplicable }
      // What IAM071 finds in its policies may be the permission.
      guard permissions.isReadable else { return .notApplicable }
      let denials = permissions.denials(of: action)
      if let denial = denials.first(where: { $0.statement.isAboutWhatHasNoARN == .yes }) {
        return .fail(
          violation(
            "a Deny of role \(trust.roleName) spares only what NotResource lists, and a phone number has no ARN; "
              + "deny topics by Resource", at: denial.statement.notResource, of: denial.policy,
            trust))
      }
      if denials.contains(where: { $0.statement.isAboutWhatHasNoARN == .open }) {
        return .undecided("what a Deny leaves role \(trust.roleName) is not decided")
      }
      if let boundary = permissions.boundary, let limit = limit(of: boundary, action, trust) {
        return limit
      }
      let grants = permissions.grants(of: action)
      if grants.contains(where: { reachesNumbers($0) == .yes }) { return .pass }
      let isManaged = permissions.policies.contains {
        $0.document == nil && $0.allows(action) == .yes
      }
      if isManaged { return .pass }
      guard permissions.isWhole, !grants.isEmpty,
        grants.allSatisfy({ $0.statement.isUnlimited == .no })
      else { return .undecided("what role \(trust.roleName) may publish to is not decided") }
      return .fail(grants.map { violation(of: $0, trust) })
    }
  }

  /// What a boundary leaves of the permission, where that is not enough or not decided.
  private func limit(
    of boundary: RolePermissions.Policy, _ action: String, _ trust: SMSTrust
  ) -> Outcome? {
    guard let document = boundary.document else { return nil }
    let passing = boundary.grants(of: action)
    switch Truth.any(passing.map(reachesNumbers) + (document.isOpen ? [.open] : [])) {
    case .yes: return nil
    case .open:
      return .undecided("what the boundary of role \(trust.roleName) leaves it is not decided")
    case .no:
      return .fail(
        passing.map {
          violation(
            "the boundary of role \(trust.roleName) allows sns:Publish to some resources only; a phone number has no "
              + "ARN, so write \"*\"",
            at: $0.statement.resource.isAbsent ? $0.statement.notResource : $0.statement.resource,
            of: boundary, trust)
        })
    }
  }

  /// It surely allows to publish to numbers; under a condition it may.
  private func reachesNumbers(_ grant: RolePermissions.Grant) -> Truth {
    .all([
      grant.covers, grant.statement.isAboutWhatHasNoARN,
      grant.statement.isUnconditional ? .yes : .open,
    ])
  }

  private func violation(of grant: RolePermissions.Grant, _ trust: SMSTrust) -> Violation {
    let statement = grant.statement
    let limit =
      statement.isAboutEverything == .no
      ? (statement.resource.isAbsent ? statement.notResource : statement.resource)
      : statement.value["Condition"]
    let words =
      statement.isAboutEverything == .no
      ? "to some resources only; a phone number has no ARN, so write \"*\""
      : "under a condition only; remove Condition"
    return violation(
      "role \(trust.roleName) may publish \(words)", at: limit, of: grant.policy, trust)
  }

  private func violation(
    _ words: String, at value: Value, of policy: RolePermissions.Policy, _ trust: SMSTrust
  ) -> Violation {
    Violation(
      words, at: trust.place(of: value), related: trust.senderPlaces, in: trust.holder(of: policy))
  }
}
