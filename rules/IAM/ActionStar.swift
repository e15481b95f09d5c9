internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names the actions that its holder needs.
struct ActionStar: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM032",
    title: "Policy allows every action",
    severity: .high,
    rationale: """
      Every action on a resource includes deleting it, handing it to others and changing its own \
      policy.
      """,
    remediation: "List the actions that are needed.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓\"*\", Resource: \"arn:aws:s3:::acme/*\"}")),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: ↓"*", Resource: "*", \
          Condition: {StringEquals: {aws:RequestedRegion: eu-west-1}}}
          """)),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"s3:*\", Resource: \"arn:aws:s3:::acme/*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: !ImportValue action, Resource: \"arn:aws:s3:::acme/*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      let action = statement.everyAction
      let isAdministrative = statement.isAdministrative
      // Of every action on every resource speaks IAM030.
      if isAdministrative == .yes { return .notApplicable }
      return Outcome(
        failingIf: .all([action.isThere, isAdministrative.negated]),
        open: "what \(policy.name) allows is not decided"
      ) {
        Violation(
          "\(policy.name) allows every action; list the actions that are needed",
          at: policy.place(of: action.value ?? statement.value))
      }
    }
  }
}
