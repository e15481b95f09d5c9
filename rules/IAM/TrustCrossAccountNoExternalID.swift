internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A foreign account as a whole is trusted on a condition that someone else's customer cannot meet.
struct TrustCrossAccountNoExternalID: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM003",
    title: "Foreign account is trusted without an ExternalId",
    severity: .medium,
    rationale: """
      A service provider takes roles for all of its customers. Without an ExternalId each of them \
      can name your role and have the provider act in your account.
      """,
    remediation: """
      Demand sts:ExternalId with the id that you have agreed on, or aws:PrincipalOrgID for \
      accounts of your own.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    ],
    examples: [
      .failing(
        template: "Resources: {AppRole: {Type: AWS::IAM::Role, Properties: "
          + "{AssumeRolePolicyDocument: {Statement: {Effect: Allow, Action: sts:AssumeRole, "
          + "Principal: {AWS: [↓\"arn:aws:iam::444455556666:root\"]}}}}}}",
        given: ["AWS::AccountId": "111122223333"]),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "444455556666"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: acme-partner}}}
          """,
          "{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: sts:AssumeRole}")),
      .passing(
        template: "Resources: {AppRole: {Type: AWS::IAM::Role, Properties: "
          + "{AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: ["
          + "{Effect: Allow, Action: sts:AssumeRole, Principal: {AWS: \"444455556666\"}}, "
          + "{Effect: Deny, Action: sts:AssumeRole, Principal: \"*\", "
          + "Condition: {StringNotEquals: {sts:ExternalId: acme-partner}}}]}}}}",
        given: ["AWS::AccountId": "111122223333"]),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: \"444455556666\"}, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let account = statement.foreignAccount(in: scenario)
      if account.isThere == .no || statement.isBound(by: Self.keys)
        || policy.document.statements.contains(where: Self.denies)
      {
        return .pass
      }
      // Tags that a caller hands on let nobody in.
      guard statement.covers(TrustAction.assume) != .no else { return .notApplicable }
      guard account.isThere == .yes, !statement.hasOpenConditions,
        statement.covers(TrustAction.assume) == .yes
      else { return .undecided("whether \(policy.name) trusts a foreign account is not decided") }
      let name = account.value?.knownText ?? "a foreign account"
      return .fail(
        Violation(
          "\(policy.name) trusts every role and user of '\(name)' and demands no ExternalId; add a condition",
          at: policy.place(of: account.value ?? statement.principal),
          related: account.value?.relatedPlaces ?? []))
    }
  }

  /// A Deny keeps out who does not show the right id.
  private static func denies(_ statement: Statement) -> Bool {
    statement.effect == .deny
      && statement.conditions.contains { entry in
        entry.isAboutExternalID && entry.operation?.isNegated == true
          && entry.operation?.quantifier == nil
      }
  }

  private static let keys: Set = [
    "sts:externalid", "aws:principalorgid", "aws:principalorgpaths", "aws:principalarn",
    "aws:multifactorauthpresent", "aws:principaltag/",
  ]
}
