internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role is for a service, or for people and applications that sign in, not for both.
struct TrustMixedPrincipals: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM016",
    title: "Service role can be assumed by people or federation too",
    severity: .low,
    profiles: [.strict],
    rationale: """
      What the service needs the others get as well, and the service gets what is meant for them. \
      Nobody sees from the role who did what.
      """,
    remediation: "Make a role for each, with the permissions that it needs.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Action: sts:AssumeRole, \
          Principal: {Service: lambda.amazonaws.com, AWS: ↓"arn:aws:iam::111122223333:role/dev"}}
          """)),
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}",
          """
          {Effect: Allow, Principal: {Federated: ↓cognito-identity.amazonaws.com}, \
          Action: sts:AssumeRoleWithWebIdentity}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: [lambda.amazonaws.com, edgelambda.amazonaws.com]}, \
          Action: sts:AssumeRole}
          """,
          "{Effect: Deny, Principal: {AWS: \"111122223333\"}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}",
          "{Effect: Allow, Principal: !ImportValue principal, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.trust, of: resource, in: scenario) { policy in
      let allows = policy.document.statements.filter { $0.effect == .allow }
      let readable = allows.filter { !$0.principal.mayBeStructure }
      let services = readable.flatMap { $0.principal["Service"].items }
      let others = readable.flatMap { statement in
        ["AWS", "Federated"].flatMap { statement.principal[$0].items }
      }
      let mayBeMore =
        policy.document.isOpen
        || policy.document.statements.contains { statement in
          statement.effect == .open
            || statement.effect == .allow
              && (statement.principal.hasOpenMembers || statement.principal.mayBeStructure)
        }
      if let service = services.first, let other = others.first {
        return .fail(
          Violation(
            "\(policy.name) trusts both \(service.asText?.quoted ?? "a service") and "
              + "\(other.asText?.quoted ?? "others"); make a role for each",
            at: policy.place(of: other),
            related: service.node.map {
              [RelatedPlace("the service", at: Place($0).range)]
            } ?? []))
      }
      return mayBeMore ? .undecided("whom \(policy.name) trusts is not decided") : .pass
    }
  }
}
