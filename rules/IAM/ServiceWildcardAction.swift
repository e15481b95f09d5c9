internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names the actions of a service that its holder needs.
struct ServiceWildcardAction: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM031",
    title: "Policy allows every action of a service",
    severity: .medium,
    profiles: [.strict, .securityHub],
    rationale: """
      All actions of a service include deleting, handing out and opening what it holds, and those \
      that AWS adds later.
      """,
    remediation: "List the actions that are needed.",
    references: [
      "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [↓"s3:*", sns:Publish, ↓"SQS:*"], Resource: "arn:aws:s3:::acme/*"}
          """)),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [\"s3:Get*\", sns:Publish], Resource: \"arn:aws:s3:::acme/*\"}",
          "{Effect: Deny, Action: \"s3:*\", Resource: \"*\"}")),
      // Of everything on everything speaks IAM030 alone.
      .skipped(
        PolicyExample.permissions("{Effect: Allow, Action: [\"*\", \"s3:*\"], Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: !ImportValue action, Resource: \"arn:aws:s3:::acme/*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeGrants(of: resource, in: scenario) { policy, statement in
      let items = statement.action.items.compactMap { item in item.asText.map { (item, $0) } }
      let services = items.filter { Self.isWholeService($0.1) }
      if services.isEmpty, items.contains(where: { $0.1.onlyAtom != nil }) {
        return .undecided("what \(policy.name) allows is not decided")
      }
      return Outcome(
        violations: services.map { item, text in
          Violation(
            "\(policy.name) allows \(text.quoted); list the actions that are needed",
            at: policy.place(of: item), discriminator: text.written)
        })
    }
  }

  /// `s3:*`, whatever the service; of `*:*` speaks IAM032.
  private static func isWholeService(_ text: Text) -> Bool {
    guard case .literal(let end)? = text.parts.last, end.hasSuffix(":*") else { return false }
    return text.known != "*:*"
  }
}
