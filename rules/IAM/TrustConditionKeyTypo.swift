internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A condition asks for a key that requests have.
struct TrustConditionKeyTypo: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM013",
    title: "Condition key of a trust policy does not exist",
    severity: .high,
    rationale: """
      No request has the key. The statement then never applies, or always: nobody gets the role, \
      or the condition protects nothing.
      """,
    remediation: "Write the key as the reference of condition keys has it.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {↓sts:ExternalIds: acme-partner}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: cognito-identity.amazonaws.com}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringEquals: {↓"cognito-identity.amazonaws.com:audience": pool}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalID: acme-partner, aws:PrincipalTag/team: a}}}
          """)),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: !ImportValue condition}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.trust, of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        let violations = statement.conditions.compactMap { entry in
          ConditionKeys.correction(of: entry.key).map { correction in
            Violation(
              "no request has the condition key '\(entry.shownKey)'; \(correction)",
              at: policy.place(of: entry))
          }
        }
        if violations.isEmpty, statement.hasOpenConditions {
          return .undecided("a condition in \(policy.name) is not decided")
        }
        return Outcome(violations: violations)
      }
    }
  }
}
