internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy allows what its holder needs, not all there is.
struct AdminStatement: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM030",
    title: "Policy allows everything on everything",
    severity: .critical,
    profiles: [.default, .securityHub, .cis],
    rationale: """
      Whoever gets hold of the role or user owns the account: he reads all data, makes users and \
      deletes what he likes.
      """,
    remediation: "List the actions and name the resources that are needed.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"
    ],
    examples: [
      .failing(PolicyExample.permissions("{Effect: Allow, Action: ↓\"*\", Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:GetObject, ↓\"*:*\"], NotResource: \"arn:aws:s3:::a/*\"}")),
      .failing(
        template: SAMExample.function(
          policies: "[{Statement: [{Effect: Allow, Action: ↓\"*\", Resource: \"*\"}]}]")),
      .tolerated(
        template: SAMExample.function(policies: "[S3CrudPolicy: {BucketName: files}]")),
      .undecided(template: SAMExample.function(policies: "!FindInMap [Policies, All, List]")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:*, Resource: \"*\"}",
          "{Effect: Deny, Action: \"*\", Resource: \"*\"}")),
      .tolerated(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: "*", Resource: "*", \
          Condition: {StringEquals: {aws:RequestedRegion: eu-west-1}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"*\", Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      Outcome(
        failingIf: statement.isAdministrative, open: "what \(policy.name) allows is not decided"
      ) {
        Violation(
          "\(policy.name) allows every action on every resource; list the actions that are needed",
          at: policy.place(of: statement.everyAction.value ?? statement.value))
      }
    }
  }
}
