internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names the actions that it allows.
struct AllowNotAction: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM035",
    title: "Policy allows by exclusion of actions",
    severity: .medium,
    rationale: """
      Allow with NotAction grants every action of every service but those listed, also ones that \
      AWS adds later.
      """,
    remediation: "Name the actions under Action.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(PolicyExample.permissions("{Effect: Allow, ↓NotAction: iam:*, Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Deny, NotAction: [s3:*, sns:*], Resource: \"*\"}",
          "{Effect: Allow, Action: s3:GetObject, Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: !ImportValue effect, NotAction: iam:*, Resource: \"*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      policy.judgeAbsence(
        of: "NotAction", from: statement,
        "\(policy.name) allows every action except those under NotAction; name the actions under Action"
      )
    }
  }
}
