internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who uses keys does so with named keys.
struct KMSFull: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM049",
    title: "Policy allows full access to KMS",
    severity: .medium,
    profiles: [.strict, .cis],
    rationale: """
      The holder decrypts all that the account keeps encrypted, and deletes keys, which nothing brings \
      back.
      """,
    remediation: "List the actions, and name the keys under Resource.",
    references: [
      "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓\"kms:*\", Resource: [\"*\"]}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"kms:*\", Resource: !GetAtt Key.Arn}",
          """
          {Effect: Allow, Action: "kms:*", Resource: "*", \
          Condition: {StringEquals: {aws:ResourceTag/team: app}}}
          """) + "\nKey:\n  Type: AWS::KMS::Key"),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"kms:*\", Resource: !ImportValue resource}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      let action = statement.allActions(of: "kms")
      return Outcome(
        failingIf: .all([action.isThere, statement.isUnlimited]),
        open: "what \(policy.name) allows is not decided"
      ) {
        Violation(
          "\(policy.name) allows every action of KMS on every key; name the keys",
          at: policy.place(of: action.value ?? statement.value))
      }
    }
  }
}
