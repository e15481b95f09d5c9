internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A trust policy names each service that it trusts.
struct TrustAssumeAnyServiceStar: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM020",
    title: "Service principal is a wildcard",
    severity: .high,
    rationale: """
      IAM knows no wildcard in the name of a service: it refuses the policy, or no service can \
      assume the role.
      """,
    remediation: "Name the service, such as lambda.amazonaws.com.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust("{Effect: Allow, Principal: {Service: ↓\"*\"}, Action: sts:AssumeRole}")
      ),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Action: sts:AssumeRole, \
          Principal: {Service: [lambda.amazonaws.com, ↓"*.amazonaws.com"]}}
          """)),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: !ImportValue service}, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let service = statement.principal["Service"].firstItem { text in
        let hasWildcard = text.parts.contains { part in
          if case .literal(let literal) = part { literal.contains("*") } else { false }
        }
        return hasWildcard ? .yes : text.onlyAtom == nil ? .no : .open
      }
      return Outcome(
        failingIf: service.isThere, open: "which service \(policy.name) trusts is not decided"
      ) {
        Violation(
          "\(policy.name) trusts a service by a wildcard; name the service",
          at: policy.place(of: service.value ?? statement.principal))
      }
    }
  }
}
