internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names the resources that it is about.
struct AllowNotResource: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM036",
    title: "Policy allows by exclusion of resources",
    severity: .medium,
    rationale: """
      Allow with NotResource grants the actions on every resource but those listed, also ones that \
      are made later.
      """,
    remediation: "Name the resources under Resource.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, ↓NotResource: \"arn:aws:s3:::secrets/*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Deny, Action: s3:*, NotResource: \"arn:aws:s3:::acme/*\"}",
          "{Effect: Allow, Action: s3:GetObject, Resource: \"arn:aws:s3:::acme/*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: !ImportValue effect, Action: s3:*, NotResource: \"arn:aws:s3:::acme/*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      policy.judgeAbsence(
        of: "NotResource", from: statement,
        "\(policy.name) allows its actions on every resource except those under NotResource; name the resources under Resource"
      )
    }
  }
}
