internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A condition that asks for a second factor cannot be met without one.
struct MFAConditionPattern: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM083",
    title: "MFA condition can be satisfied without MFA",
    severity: .medium,
    rationale: """
      aws:MultiFactorAuthPresent is not in the request where long-term keys are used. BoolIfExists and \
      Null then hold without any second factor, and a comparison with false holds for whoever has none.
      """,
    remediation: """
      In an Allow, write Bool with aws:MultiFactorAuthPresent true. In a Deny, BoolIfExists with false.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:DeleteObject, Resource: "*", \
          Condition: {BoolIfExists: {↓aws:MultiFactorAuthPresent: "true"}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {Bool: {↓aws:MultiFactorAuthPresent: false}}}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:DeleteObject, Resource: "*", \
          Condition: {Bool: {aws:MultiFactorAuthPresent: true}}}
          """,
          """
          {Effect: Deny, Action: s3:*, Resource: "*", \
          Condition: {BoolIfExists: {aws:MultiFactorAuthPresent: false}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:DeleteObject, Resource: "*", \
          Condition: {Bool: {aws:MultiFactorAuthPresent: !ImportValue needed}}}
          """)),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(nil, of: resource, in: scenario) { policy, statement in
      let entries = statement.conditions.filter {
        $0.key.lowercased() == "aws:multifactorauthpresent"
      }
      // One entry that needs the second factor is enough.
      guard !entries.isEmpty, !entries.contains(where: asksForMFA) else {
        return entries.isEmpty ? .notApplicable : .pass
      }
      return .worst(of: entries.map { judge($0, policy) })
    }
  }

  private func asksForMFA(_ entry: ConditionEntry) -> Bool {
    guard let operation = entry.operation else { return false }
    return operation.family == .boolean && !operation.ifExists && operation.quantifier == nil
      && isSaid("true", by: entry)
  }

  private func judge(_ entry: ConditionEntry, _ policy: WrittenPolicy) -> Outcome {
    guard let operation = entry.operation else { return .notApplicable }
    guard entry.values.items.allSatisfy({ $0.knownText != nil }) else {
      return .undecided("the MFA condition in \(policy.name) is not decided")
    }
    let isWeak =
      operation.family == .null || operation.ifExists || operation.quantifier == .all
      || isSaid("false", by: entry)
    return isWeak
      ? .fail(
        Violation(
          "\(entry.writtenOperator) on aws:MultiFactorAuthPresent in \(policy.name) holds without "
            + "a second factor too; use Bool with true",
          at: policy.place(of: entry)))
      : .pass
  }

  private func isSaid(_ word: String, by entry: ConditionEntry) -> Bool {
    entry.values.items.contains { $0.knownText?.lowercased() == word }
  }
}
