internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who writes does so to named resources.
struct WriteUnconstrained: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM043",
    title: "Policy lets its holder write anywhere",
    severity: .low,
    profiles: [.strict],
    rationale: """
      The holder changes and deletes what belongs to other applications of the account.
      """,
    remediation: "Name the ARNs under Resource.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:ListAllMyBuckets, ↓dynamodb:PutItem], Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Table.Arn}",
          "{Effect: Allow, Action: [ssm:CreateActivation, s3:GetObject], Resource: \"*\"}")
          + "\nTable:\n  Type: AWS::DynamoDB::Table"),
      // A phone number has no ARN, so the role that sends SMS may publish to everything.
      .passing(SMSRoleExample.resources()),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: dynamodb:PutItem, Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeUnlimited(of: resource, in: scenario) { action in
      action.access == .write && action.takesResources
    } words: { name in
      "lets its holder write anywhere by \(name); name the ARNs"
    }
  }
}
