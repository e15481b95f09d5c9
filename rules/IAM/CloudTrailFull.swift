internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who is watched does not switch the record off.
struct CloudTrailFull: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM048",
    title: "Policy allows full access to CloudTrail",
    severity: .high,
    profiles: [.strict, .cis],
    rationale: """
      The holder stops the record of what is done in the account, or deletes it, before he does the rest.
      """,
    remediation: "List the actions that read, such as cloudtrail:LookupEvents.",
    references: [
      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:GetObject, ↓\"CloudTrail:*\"], Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [cloudtrail:LookupEvents, \"cloudtrail:Get*\"], Resource: \"*\"}",
          """
          {Effect: Allow, Action: "cloudtrail:*", \
          Resource: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/app"}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"cloudtrail:*\", Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      let action = statement.allActions(of: "cloudtrail")
      return Outcome(
        failingIf: .all([action.isThere, statement.isUnlimited]),
        open: "what \(policy.name) allows is not decided"
      ) {
        Violation(
          "\(policy.name) allows every action of CloudTrail; list those that read",
          at: policy.place(of: action.value ?? statement.value))
      }
    }
  }
}
