internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The role that sends a pool's messages may do nothing else.
struct SMSRoleOverPrivileged: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG050",
    title: "SMS role can do more than send text messages",
    severity: .medium,
    rationale: """
      Whoever gets Cognito to use the role gets all that it may do. A role for text messages needs one \
      action.
      """,
    remediation: """
      Allow sns:Publish alone, or sms-voice:SendTextMessage where EumsSms sends. Give other tasks a role \
      of their own.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        SMSRoleExample.resources(grant: "{Effect: Allow, Action: ↓\"sns:*\", Resource: \"*\"}")),
      .failing(
        SMSRoleExample.resources(
          grant: """
            {Effect: Allow, Action: [sns:Publish, ↓sns:Subscribe, "logs:*"], Resource: "*"}
            """)),
      .failing(
        SMSRoleExample.resources(
          managedPolicies: "[↓\"arn:aws:iam::aws:policy/AmazonSNSFullAccess\"]")),
      .passing(SMSRoleExample.resources()),
      .undecided(
        SMSRoleExample.resources(
          grant: "{Effect: Allow, Action: !Split [\",\", !ImportValue Actions], Resource: \"*\"}")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      let permissions = RolePermissions(of: trust.role, in: trust.home)
      // A role that may not publish at all is COG048's business.
      guard permissions.allows(trust.sender.action) != .no else { return .notApplicable }
      let outcomes = permissions.policies.flatMap { policy -> [Outcome] in
        guard let document = policy.document else { return [judge(policy, trust)] }
        return document.statements.filter { $0.effect != .deny }.map {
          judge($0, of: policy, trust)
        }
      }
      let worst = Outcome.worst(of: outcomes)
      if case .pass = worst, !permissions.isWhole {
        return .undecided("the policies of role \(trust.roleName) are not all in the template")
      }
      return worst
    }
  }

  /// A policy that AWS manages allows more than one action.
  private func judge(_ policy: RolePermissions.Policy, _ trust: SMSTrust) -> Outcome {
    guard case .managedByAWS(let managed) = policy.content else {
      return .undecided("a policy of role \(trust.roleName) is not in the template")
    }
    return .fail(
      Violation(
        "role \(trust.roleName) has all of \(managed.name), but SMS needs \(trust.sender.action) only",
        at: trust.place(of: policy.value),
        related: trust.senderPlaces, in: trust.holder))
  }

  private func judge(
    _ statement: Statement, of policy: RolePermissions.Policy, _ trust: SMSTrust
  ) -> Outcome {
    func violation(_ words: String, at value: Value) -> Outcome {
      .fail(
        Violation(
          "role \(trust.roleName) may call \(words), but SMS needs \(trust.sender.action) only",
          at: trust.place(of: value),
          related: trust.senderPlaces, in: trust.holder(of: policy),
          discriminator: value.knownText ?? ""))
    }
    guard statement.notAction.isAbsent else {
      return violation("everything except what NotAction names", at: statement.notAction)
    }
    let others = statement.action.items.filter { name in
      name.knownText.map { $0.lowercased() != trust.sender.action.lowercased() } ?? false
    }
    if let first = others.first {
      let names = others.prefix(3).compactMap(\.knownText).map { "'\($0)'" }
      let more = others.count > names.count ? " and \(others.count - names.count) more" : ""
      return violation(names.joined(separator: ", ") + more, at: first)
    }
    return statement.action.items.allSatisfy { $0.knownText != nil }
      ? .pass : .undecided("what role \(trust.roleName) may call is not decided")
  }
}
