internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who may pass a role can use it through a service, so the policy names the roles.
struct PassRoleStar: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM037",
    title: "Any role may be passed to a service",
    severity: .high,
    rationale: """
      The holder hands an administrator's role to a function or a build of his own and acts as \
      that role.
      """,
    remediation: "Name the roles under Resource, or the services under iam:PassedToService.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions("{Effect: Allow, Action: iam:PassRole, Resource: ↓\"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [\"s3:*\", \"IAM:Pass*\"], Resource: [↓\"*\"]}")),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: iam:PassRole, Resource: "*", \
          Condition: {StringEquals: {iam:PassedToService: lambda.amazonaws.com}}}
          """)),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: iam:PassRole, Resource: \"arn:aws:iam::*:role/acme-*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: iam:PassRole, Resource: !ImportValue role}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      let isLimited = statement.conditions.contains { entry in
        ["iam:passedtoservice", "iam:associatedresourcearn"].contains(entry.key.lowercased())
      }
      let covers = statement.item(covering: ["iam:PassRole"]).isThere
      switch Truth.all([covers, statement.isAboutEverything]) {
      case .yes where isLimited: return .pass
      case .yes where !statement.hasOpenConditions: break
      case .no: return .pass
      case .yes, .open:
        return .undecided("which roles \(policy.name) lets its holder pass is not decided")
      }
      return .fail(
        Violation(
          "\(policy.name) lets its holder pass any role to any service; name the roles",
          at: policy.place(of: statement.everyResource ?? statement.resource)))
    }
  }
}
