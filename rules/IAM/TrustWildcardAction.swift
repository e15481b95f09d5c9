internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A trust policy names the calls by which the role is taken.
struct TrustWildcardAction: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM004",
    title: "Trust policy allows every call of STS",
    severity: .high,
    rationale: """
      IAM may refuse a wildcard here. Where it does not, the principal may also tag the session \
      and set its identity, which other policies rely on.
      """,
    remediation: "Name sts:AssumeRole, or the call that the principal makes.",
    references: [
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: ↓\"sts:*\"}")),
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: [sts:AssumeRole, ↓\"*\"]}"
        )),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}",
          "{Effect: Deny, Principal: {AWS: \"111122223333\"}, Action: \"sts:*\"}")),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: !ImportValue action}"
        )),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let action = statement.action.firstItem { text in
        text.known.map { Truth(["*", "*:*", "sts:*"].contains($0.lowercased())) }
          ?? (text.onlyAtom == nil ? .no : .open)
      }
      return Outcome(
        failingIf: action.isThere, open: "the actions of \(policy.name) are not decided"
      ) {
        Violation(
          "\(policy.name) allows '\(action.value?.knownText ?? "*")'; name the calls",
          at: policy.place(of: action.value ?? statement.action))
      }
    }
  }
}
