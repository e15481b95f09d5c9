internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A condition asks for a key that requests for the actions have.
struct ConditionKeyNotSupported: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM082",
    title: "Condition key is not available for the actions",
    severity: .medium,
    rationale: """
      No request for the actions has the key. The statement then never applies, or the condition \
      protects nothing.
      """,
    remediation: "Use a key that the reference lists for the actions, or part the statement.",
    references: [
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sns:Publish, Resource: "*", \
          Condition: {StringEquals: {↓sts:ExternalId: acme-pool}}}
          """)),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: "arn:aws:s3:::acme/*", \
          Condition: {StringLike: {↓s3:prefix: "home/*"}}}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:ListBucket, Resource: "arn:aws:s3:::acme", \
          Condition: {StringLike: {S3:Prefix: "home/*"}}}
          """,
          """
          {Effect: Allow, Action: ["kms:*", ec2:CreateVolume], Resource: "*", \
          Condition: {StringEquals: {kms:ViaService: ec2.eu-west-1.amazonaws.com}}}
          """)),
      // One action that has the key is enough.
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:ListBucket, s3:GetObject], Resource: "*", \
          Condition: {StringLike: {s3:prefix: "home/*"}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:Publish, Resource: \"*\", Condition: !ImportValue condition}"
        )),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        let named = statement.namedActions
        guard !statement.action.isAbsent else { return .notApplicable }
        // An action that is not known may have any key.
        let isWhole =
          named.count == statement.action.items.count && named.allSatisfy { !$0.actions.isEmpty }
        let open = Outcome.undecided("a condition in \(policy.name) is not decided")
        return .worst(
          of: statement.conditions.map { judge($0, named, isWhole, statement, policy) }
            + (statement.hasOpenConditions ? [open] : []))
      }
    }
  }

  private func judge(
    _ entry: ConditionEntry, _ named: [NamedActions], _ isWhole: Bool, _ statement: Statement,
    _ policy: WrittenPolicy
  ) -> Outcome {
    let keys = ServiceConditionKey.named(entry.key)
    guard !keys.isEmpty, !Self.notAsListed.contains(entry.key.lowercased()) else {
      return .notApplicable
    }
    let without = named.filter { item in
      !item.actions.contains { action in keys.contains { $0.isOf(action) } }
    }
    guard without.count == named.count, !named.isEmpty else {
      guard let item = without.first(where: { !$0.isPattern && !$0.actions.isEmpty }) else {
        return .pass
      }
      return .pass(
        remark: Violation(
          "requests for '\(item.name)' in \(policy.name) do not have the key '\(entry.shownKey)'",
          at: policy.place(of: entry)))
    }
    guard isWhole else { return statement.hasOpenActions ? undecided(policy) : .pass }
    // Calls that go with another one have its keys.
    if named.allSatisfy({ TrustAction.accompanying.contains($0.name.lowercased()) }) {
      return .pass
    }
    let names = named.count == 1 ? "'\(named[0].name)'" : "the actions"
    return .fail(
      Violation(
        "requests for \(names) in \(policy.name) do not have the key '\(entry.shownKey)'; "
          + "use one that they have",
        at: policy.place(of: entry), discriminator: entry.key))
  }

  /// Keys that AWS's own policies ask for with more actions than the reference lists.
  private static let notAsListed: Set = ["iam:awsservicename"]

  private func undecided(_ policy: WrittenPolicy) -> Outcome {
    .undecided("what \(policy.name) is about is not decided")
  }
}
