internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// An application buys nothing.
struct MarketplaceSubscribe: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM050",
    title: "Policy allows subscribing to anything in AWS Marketplace",
    severity: .medium,
    profiles: [.strict, .cis],
    rationale: """
      Who gets hold of the role or user signs contracts that the account pays for.
      """,
    remediation: "Remove the action, or demand a product by aws-marketplace:ProductId.",
    references: [
      "https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-iam-users-groups-policies.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓aws-marketplace:Subscribe, Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:GetObject, ↓\"aws-marketplace:*\"], Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: aws-marketplace:ViewSubscriptions, Resource: \"*\"}",
          """
          {Effect: Allow, Action: aws-marketplace:Subscribe, Resource: "*", Condition: \
          {"ForAnyValue:StringEquals": {aws-marketplace:ProductId: 00000000-0000-4000-8000-000000000000}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: aws-marketplace:Subscribe, Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      let action = statement.item(covering: ["aws-marketplace:Subscribe"])
      return Outcome(
        failingIf: .all([action.isThere, statement.isUnlimited]),
        open: "what \(policy.name) allows is not decided"
      ) {
        Violation(
          "\(policy.name) allows subscribing to anything in AWS Marketplace; remove the action",
          at: policy.place(of: action.value ?? statement.value))
      }
    }
  }
}
