internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A trust policy names the calls by which the role is taken.
struct TrustNotAction: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM005",
    title: "Trust policy allows by exclusion of actions",
    severity: .high,
    rationale: """
      Allow with NotAction lets the principal make every call of STS but those listed, also ones \
      that AWS adds later.
      """,
    remediation: "Name sts:AssumeRole, or the call that the principal makes, under Action.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, ↓NotAction: sts:TagSession}")
      ),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}",
          "{Effect: Deny, Principal: {AWS: \"111122223333\"}, NotAction: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          "{Effect: !ImportValue effect, Principal: \"*\", NotAction: sts:TagSession}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      policy.judgeAbsence(
        of: "NotAction", from: statement,
        "\(policy.name) allows every call except those under NotAction; name the calls under Action"
      )
    }
  }
}
