internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A trust policy names the role or user that it trusts, not all of an account.
struct TrustAccountWide: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM002",
    title: "Whole account is trusted",
    severity: .low,
    profiles: [.strict],
    rationale: """
      Whoever administers the other account decides who assumes the role: every role and user there \
      that is allowed to, today and later.
      """,
    remediation: """
      Name the role or user under Principal, or demand aws:PrincipalArn, a tag, MFA or an ExternalId.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
    ],
    examples: [
      .failing(
        template: "Resources: {AppRole: {Type: AWS::IAM::Role, Properties: "
          + "{AssumeRolePolicyDocument: {Statement: {Effect: Allow, Action: sts:AssumeRole, "
          + "Principal: {AWS: ↓\"444455556666\"}}}}}}",
        given: ["AWS::AccountId": "111122223333"]),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "444455556666"}, Action: sts:AssumeRole, \
          Condition: {ArnLike: {aws:PrincipalArn: "arn:aws:iam::*:role/deployer"}}}
          """,
          "{Effect: Allow, Principal: {AWS: \"arn:aws:iam::444455556666:role/a\"}, Action: sts:AssumeRole}"
        )),
      // The own account is worth a remark only.
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: \"444455556666\"}, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  /// Accounts that are trusted as a whole on purpose.
  private static let trustedAccounts: Set<String> = []

  private static let keys: Set = [
    "aws:principalarn", "aws:principaltag/", "aws:multifactorauthpresent", "sts:externalid",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let own = statement.ownAccount(in: scenario)
      let foreign = statement.foreignAccount(in: scenario)
      guard Truth.any([own.isThere, foreign.isThere]) != .no,
        statement.covers(TrustAction.assume) != .no, !statement.isBound(by: Self.keys),
        !policy.document.statements.contains(where: Self.denies)
      else { return .pass }
      if statement.hasOpenConditions || statement.covers(TrustAction.assume) == .open {
        return .undecided("how far \(policy.name) trusts an account is not decided")
      }
      if foreign.isThere == .yes, let value = foreign.value {
        let name = value.asText?.quoted ?? "an account"
        if Self.trustedAccounts.contains(where: name.contains) { return .pass }
        return .fail(
          Violation(
            "\(policy.name) trusts every role and user of \(name); name the role or user",
            at: policy.place(of: value), related: value.relatedPlaces))
      }
      guard own.isThere == .yes, foreign.isThere == .no, let value = own.value else {
        return .undecided("whose account \(policy.name) trusts is not decided")
      }
      return .pass(
        remark: Violation(
          "\(policy.name) trusts every role and user of the stack's account; name the role or user",
          at: policy.place(of: value)))
    }
  }

  /// A Deny keeps out who is not meant.
  private static func denies(_ statement: Statement) -> Bool {
    statement.effect == .deny
      && statement.conditions.contains { entry in
        let key = entry.key.lowercased()
        return keys.contains { key.hasPrefix($0) }
      }
  }
}
