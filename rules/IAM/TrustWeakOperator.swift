internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A condition on who calls, or for whom, fails for every call but the right one.
struct TrustWeakOperator: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM012",
    title: "Condition on a security key does not bind",
    severity: .medium,
    rationale: """
      The condition looks like protection and gives none: it holds where the key is missing too, \
      or for every value.
      """,
    remediation: """
      Use StringEquals with the exact value; for aws:SourceArn ArnLike with your account in it; \
      for amr ForAnyValue:StringLike.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEqualsIfExists: {↓sts:ExternalId: acme-partner}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {ArnLike: {↓aws:SourceArn: "*"}, StringNotEquals: {↓aws:SourceAccount: "1"}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {ArnLike: {aws:SourceArn: "*"}, StringEquals: {aws:SourceAccount: "111122223333"}}}
          """,
          """
          {Effect: Deny, Principal: "*", Action: sts:AssumeRole, \
          Condition: {StringNotEquals: {sts:ExternalId: acme-partner}}}
          """)),
      // Of a role that a pool hands out speaks IDP023.
      .skipped(
        IdentityPoolExample.resources(
          conditions: [
            "StringEqualsIfExists: {cognito-identity.amazonaws.com:aud: !Ref Identities}",
            IdentityPoolExample.signedIn,
          ])),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: !ImportValue condition}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let weak = statement.conditions.filter { entry in
        entry.weakness != nil
          && !statement.conditions.contains { $0.isBinding && $0.guards(like: entry) }
      }
      if statement.hasOpenConditions {
        return .undecided("the conditions of \(policy.name) are not decided")
      }
      guard !weak.isEmpty else { return .pass }
      if CognitoRoleUse.isJudgedWithItsPool(statement, of: resource, in: scenario) {
        return .notApplicable
      }
      return .fail(
        weak.map { entry in
          Violation(
            "\(entry.writtenOperator) on \(entry.shownKey) in \(policy.name) "
              + "\(entry.weakness ?? "does not bind"); use StringEquals with the exact value",
            at: policy.place(of: entry))
        })
    }
  }
}

extension ConditionEntry {
  private static let sourceKeys: Set = ["sts:externalid", "aws:sourcearn", "aws:sourceaccount"]

  private var tellsKinds: Bool { key.lowercased().hasSuffix(":amr") }

  private var isAboutCaller: Bool {
    let key = key.lowercased()
    return Self.sourceKeys.contains(key) || key.hasSuffix(":aud") || tellsKinds
  }

  /// It protects against the same callers.
  fileprivate func guards(like other: ConditionEntry) -> Bool {
    let keys = [key.lowercased(), other.key.lowercased()]
    return keys[0] == keys[1] || keys.allSatisfy(Self.sourceKeys.contains)
  }

  /// Why it lets in whom it should not; of ForAllValues on a single value speaks IAM088.
  fileprivate var weakness: String? {
    guard isAboutCaller, let operation, operation.quantifier != .all || tellsKinds else {
      return nil
    }
    if operation.family == .null {
      return values.knownText?.lowercased() == "false" ? "accepts any value" : nil
    }
    if operation.isNegated { return "accepts every other value" }
    if operation.ifExists || operation.quantifier == .all { return "holds without the key too" }
    let isPattern = operation.family == .glob || operation.family == .arn
    return isPattern && values.items.contains { $0.knownText == "*" } ? "accepts any value" : nil
  }
}
