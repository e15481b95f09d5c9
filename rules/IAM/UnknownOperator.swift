internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// An operator of a condition is one that IAM knows.
struct UnknownOperator: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM080",
    title: "Condition operator does not exist",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy as malformed, and the deployment fails.",
    remediation: """
      Write an operator such as StringEquals, StringLike, ArnLike or Bool, with ForAnyValue: \
      before and IfExists behind it where that is meant.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {↓StringEqual: {aws:SourceAccount: "111122223333"}}}
          """)),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: "*", \
          Condition: {↓NullIfExists: {aws:SourceVpce: "true"}}}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: "*", \
          Condition: {ForAnyValue:StringLikeIfExists: {aws:TagKeys: team-*}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:*, Resource: \"*\", Condition: !ImportValue condition}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      let outcome = policy.judgeDefects { $0.subject == .conditionOperator }
      guard case .pass = outcome,
        policy.document.statements.contains(where: \.hasOpenConditions)
      else { return outcome }
      return .undecided("a condition in \(policy.name) is not decided")
    }
  }
}
