internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Some call meets all that a trust policy demands.
struct TrustNotAssumable: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM008",
    title: "Nobody can assume the role",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      A role that nobody can take does nothing; what was meant to use it fails at run time.
      """,
    remediation: "Remove the condition or the Deny that takes back what the Allow statements give.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: acme-1}, StringLike: {↓sts:ExternalId: acme-2}}}
          """)),
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: \"111122223333\"}, Action: sts:AssumeRole}",
          "↓{Effect: Deny, Principal: \"*\", Action: \"sts:*\"}")),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: acme-1}, StringLike: {sts:ExternalId: "acme-*"}}}
          """,
          "{Effect: Deny, Principal: {AWS: \"444455556666\"}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          "{Effect: !ImportValue effect, Principal: \"*\", Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.trust, of: resource, in: scenario) { policy in
      let document = policy.document
      // What IAM refuses is the business of other rules.
      guard document.defects.isEmpty else { return .notApplicable }
      let gates = document.statements.filter { $0.effect != .deny }
      guard !document.isOpen, !gates.contains(where: { $0.effect == .open }) else {
        return .undecided("\(policy.name) is not all in the template")
      }
      let denies = document.statements.filter {
        $0.effect == .deny && $0.isUnconditional && $0.everyone.isThere == .yes
      }
      let closed = gates.map { $0.closing(denies, in: policy) }
      guard closed.allSatisfy({ $0 != nil }) else { return .pass }
      let uses = CognitoRoleUse.uses(of: resource, in: scenario).found
      // Rules about pools say so of the pool's own call.
      if uses.contains(where: { $0.purpose != .group }) { return .notApplicable }
      return .fail(
        Violation(
          "nobody can assume role '\(resource.logicalID)': \(closed.first??.words ?? "no statement allows it")",
          at: closed.first??.place ?? policy.place))
    }
  }
}

extension Statement {
  /// Why an Allow statement lets nobody in; `nil` where it may let someone in.
  fileprivate func closing(
    _ denies: [Statement], in policy: WrittenPolicy
  ) -> (words: String, place: Place)? {
    if let entry = contradiction {
      return (
        "no value of \(entry.shownKey) meets both of its conditions; remove one",
        policy.place(of: entry)
      )
    }
    let actions = TrustAction.all.filter { covers($0) != .no }
    guard !actions.isEmpty,
      let deny = denies.first(where: { deny in actions.allSatisfy { deny.covers($0) == .yes } })
    else { return nil }
    return ("a Deny applies to everyone; remove it", policy.place(of: deny.value))
  }

  /// An entry that no value of its key meets together with another one.
  private var contradiction: ConditionEntry? {
    conditions.enumerated().first { place, entry in
      conditions.prefix(place).contains { $0.excludes(entry) || entry.excludes($0) }
    }?.element
  }
}

extension ConditionEntry {
  /// None of its values, one of which the call must show, satisfies another entry of the same key.
  fileprivate func excludes(_ other: ConditionEntry) -> Bool {
    guard key.lowercased() == other.key.lowercased(), isAboutExternalID,
      operation?.family == .text, isBinding, other.isBinding,
      !hasPolicyVariable, !other.hasPolicyVariable, !values.isOpen, !other.values.isOpen
    else { return false }
    return values.items.allSatisfy { value in
      other.values.items.allSatisfy { pattern in
        guard let text = value.asText, let pattern = pattern.asText else { return false }
        switch other.operation?.family {
        case .text: return text.equals(pattern) == .no
        case .glob: return text.matches(pattern: pattern) == false
        default: return false
        }
      }
    }
  }
}
