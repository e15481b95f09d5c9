internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who reads data does so from named buckets, tables, parameters and secrets.
struct DataExfiltration: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM042",
    title: "Policy lets its holder read data anywhere",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The holder reads the data of every application of the account, and its secrets.
      """,
    remediation: "Name the buckets, tables, parameters and secrets.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:PutObject, ↓\"s3:Get*\"], Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓secretsmanager:GetSecretValue, Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: \"arn:aws:s3:::acme/*\"}",
          "{Effect: Allow, Action: [s3:ListAllMyBuckets, ssm:DescribeParameters], Resource: \"*\"}")
      ),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeUnlimited(of: resource, in: scenario) { action in
      Self.reading.contains(action.fullName)
    } words: { name in
      "lets its holder read data anywhere by \(name); name the resources"
    }
  }

  /// Actions that read what an application keeps, much of it at once.
  private static let reading: Set = [
    "cognito-idp:ListUsers", "dynamodb:BatchGetItem", "dynamodb:GetItem",
    "dynamodb:PartiQLSelect", "dynamodb:Query", "dynamodb:Scan", "s3:GetObject",
    "s3:GetObjectVersion", "secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue",
    "ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters",
    "ssm:GetParametersByPath",
  ]
}
