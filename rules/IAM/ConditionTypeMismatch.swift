internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A condition compares a key by an operator for what the key holds.
struct ConditionTypeMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM081",
    title: "Operator does not suit the type of the condition key",
    severity: .medium,
    rationale: """
      A date, a number or an address is not found by comparing texts, nor the other way round: the \
      condition never holds, or always.
      """,
    remediation: """
      Use the operator of the key's type: Date…, Numeric…, Bool, IpAddress, ArnLike or StringEquals; \
      Null takes true or false.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: "*", Condition: \
          {↓StringLike: {aws:CurrentTime: "2026-*"}, ↓NumericEquals: {aws:username: "1"}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, Condition: \
          {↓StringEquals: {aws:SourceIp: 192.0.2.0/24}, ↓"Null": {sts:ExternalId: acme}}}
          """)),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sns:Publish, Resource: "*", \
          Condition: {↓ArnLike: {aws:SourceAccount: "111122223333"}}}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: "*", Condition: {DateLessThan: \
          {aws:CurrentTime: "2027-01-01T00:00:00Z"}, NumericLessThan: {aws:EpochTime: 1798761600}, \
          Bool: {aws:SecureTransport: true}, ArnLike: {aws:PrincipalArn: "arn:aws:iam::*:role/a"}}}
          """)),
      // Text of an ARN compares well enough, and tags hold what one puts there.
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sns:Publish, Resource: "*", Condition: {StringLike: \
          {aws:SourceArn: "arn:aws:s3:::*"}, NumericLessThan: {aws:ResourceTag/level: 3}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:*, Resource: \"*\", Condition: !ImportValue condition}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        let open = Outcome.undecided("a condition in \(policy.name) is not decided")
        return .worst(
          of: statement.conditions.map { judge($0, policy) }
            + (statement.hasOpenConditions ? [open] : []))
      }
    }
  }

  /// How an operator suits a key.
  private enum Fit {
    case good
    /// The text of the value is compared, which serves where it is written in one way only.
    case usable
    case bad
  }

  private func judge(_ entry: ConditionEntry, _ policy: WrittenPolicy) -> Outcome {
    guard let family = entry.operation?.family else { return .notApplicable }
    if family == .null {
      let word = entry.values.items.compactMap(\.knownText).first {
        !["true", "false"].contains($0.lowercased())
      }
      guard let word else { return .pass }
      return .fail(violation(entry, policy, "compares with '\(word)'; write true or false"))
    }
    guard let type = ConditionKeyType(ofKey: entry.key) else { return .notApplicable }
    let words = "is not an operator for \(entry.shownKey), which holds \(type.words)"
    switch Self.fit(family, type, entry) {
    case .good: return .pass
    case .usable: return .pass(remark: violation(entry, policy, "\(words); it compares the text"))
    case .bad: return .fail(violation(entry, policy, "\(words); use \(type.operators)"))
    }
  }

  private func violation(
    _ entry: ConditionEntry, _ policy: WrittenPolicy, _ words: String
  ) -> Violation {
    Violation(
      "\(entry.writtenOperator) in \(policy.name) \(words)", at: policy.place(ofOperatorOf: entry),
      discriminator: entry.key)
  }

  private static func fit(
    _ family: ConditionOperator.Family, _ type: ConditionKeyType, _ entry: ConditionEntry
  ) -> Fit {
    switch (family, type) {
    case (.text, .text), (.textIgnoringCase, .text), (.glob, .text), (.arn, .arn),
      (.boolean, .boolean), (.number, .number), (.number, .epoch), (.date, .date),
      (.date, .epoch), (.address, .address), (.null, _):
      .good
    case (.text, .arn), (.glob, .arn), (.textIgnoringCase, .arn), (.text, .boolean),
      (.glob, .boolean), (.textIgnoringCase, .boolean), (.text, .number), (.boolean, .text):
      .usable
    // The reference calls some keys texts that hold ARNs.
    case (.arn, .text): entry.mayHoldARN ? .good : .bad
    // An account is written in digits.
    case (.number, .text): entry.key.lowercased().hasSuffix("account") ? .usable : .bad
    default: .bad
    }
  }
}

extension ConditionEntry {
  fileprivate var mayHoldARN: Bool {
    values.items.isEmpty
      || values.items.contains { item in
        guard let text = item.knownText else { return true }
        return text.hasPrefix("arn:") || text.hasPrefix("*") || text.hasPrefix("$")
      }
  }
}

extension ConditionKeyType {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .arn: "an ARN"
    case .boolean: "true or false"
    case .number: "a number"
    case .date, .epoch: "a date"
    case .address: "an address"
    }
  }

  fileprivate var operators: String {
    switch self {
    case .text: "StringEquals or StringLike"
    case .arn: "ArnLike"
    case .boolean: "Bool"
    case .number: "NumericEquals or its like"
    case .date, .epoch: "DateLessThan or its like"
    case .address: "IpAddress"
    }
  }
}
