internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// What one statement demands is not given away by the next: Allow statements add up.
struct TrustStatementSplitCondition: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM009",
    title: "Statement with a condition is undone by one without",
    severity: .high,
    rationale: """
      The statement without a condition lets in everyone whom the other one was to keep out. The \
      ExternalId or the audience is never looked at.
      """,
    remediation: "Delete the statement without the condition, or give it the same.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: acme-partner}}}
          """,
          "↓{Effect: Allow, Principal: {AWS: [\"111122223333\"]}, Action: sts:AssumeRole}")),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: [sts:AssumeRole, sts:TagSession], \
          Condition: {StringEquals: {sts:ExternalId: acme-partner}}}
          """,
          "{Effect: Allow, Principal: {AWS: \"111122223333\"}, Action: sts:TagSession}",
          "{Effect: Allow, Principal: {AWS: \"444455556666\"}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: acme-partner}}}
          """,
          "{Effect: Allow, Principal: {AWS: !ImportValue account}, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.trust, of: resource, in: scenario) { policy in
      let guarded = policy.document.statements.filter {
        $0.effect == .allow && $0.conditions.contains(where: \.isGuard)
      }
      guard !guarded.isEmpty else { return .notApplicable }
      return policy.judgeStatements { statement in
        guard statement.effect != .deny, !statement.conditions.contains(where: \.isGuard) else {
          return .notApplicable
        }
        return judge(statement, undoing: guarded, of: policy, in: scenario)
      }
    }
  }

  private func judge(
    _ bare: Statement, undoing guarded: [Statement], of policy: WrittenPolicy,
    in scenario: Scenario
  ) -> Outcome {
    let overlaps = guarded.map { ($0, bare.overlap(with: $0)) }
    let worst = Truth.any(overlaps.map(\.1))
    // Other conditions may guard it just as well.
    if worst == .no || !bare.conditions.isEmpty { return .pass }
    let isTakenBack = policy.document.statements.contains { statement in
      statement.effect == .deny && TrustAction.all.contains { statement.covers($0) != .no }
    }
    guard worst == .yes, bare.isUnconditional, bare.effect == .allow, !isTakenBack else {
      return .undecided("whether a statement of \(policy.name) undoes another is not decided")
    }
    if CognitoRoleUse.isJudgedWithItsPool(bare, of: policy.resource, in: scenario) {
      return .notApplicable
    }
    let other = overlaps.first { $0.1 == .yes }?.0
    let key = other?.conditions.first(where: \.isGuard)?.shownKey ?? "its key"
    return .fail(
      Violation(
        "a statement of \(policy.name) asks nothing of a principal that another one asks for \(key); delete it",
        at: policy.place(of: bare.value),
        related: other.map {
          [RelatedPlace("the statement with the condition", at: policy.place(of: $0.value).range)]
        } ?? []))
  }
}

extension ConditionEntry {
  /// It is about what only the right caller has.
  fileprivate var isGuard: Bool { isAboutExternalID || key.lowercased().hasSuffix(":aud") }
}

extension Statement {
  /// Both are about some call of some principal.
  fileprivate func overlap(with other: Statement) -> Truth {
    let actions = TrustAction.all.map { Truth.all([covers($0), other.covers($0)]) }
    return .all([.any(actions), namesSome(of: other)])
  }

  private func namesSome(of other: Statement) -> Truth {
    if principal.mayBeStructure || other.principal.mayBeStructure { return .open }
    if everyone.isThere == .yes { return .yes }
    let pairs = other.principal.members.flatMap { member in
      principal[member.entry.key].items.flatMap { mine in
        member.value.items.map { theirs -> Truth in
          guard let mine = mine.asText, let theirs = theirs.asText else { return .open }
          return mine.equals(theirs)
        }
      }
    }
    return .any(pairs)
  }
}
