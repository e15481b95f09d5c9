internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A trust policy names whom it trusts.
struct TrustNotPrincipal: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM006",
    title: "Trust policy allows by exclusion of principals",
    severity: .high,
    rationale: """
      Allow with NotPrincipal would trust the whole world but those listed; IAM refuses \
      NotPrincipal in a trust policy.
      """,
    remediation: "Name the principals under Principal.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, ↓NotPrincipal: {AWS: \"111122223333\"}, Action: sts:AssumeRole}")),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: !ImportValue effect, NotPrincipal: {Service: lambda.amazonaws.com}, \
          Action: sts:AssumeRole}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      policy.judgeAbsence(
        of: "NotPrincipal", from: statement,
        "\(policy.name) trusts everyone except those under NotPrincipal; name who is trusted under Principal"
      )
    }
  }
}
