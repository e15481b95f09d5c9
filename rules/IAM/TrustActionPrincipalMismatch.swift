internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Services and accounts, web identities and SAML sessions each take a role by a call of their own.
struct TrustActionPrincipalMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM007",
    title: "Action of a trust policy does not fit its principal",
    severity: .high,
    rationale: """
      IAM refuses an action that is none of STS. An action that the principal never calls is \
      accepted, and nobody gets the role by this statement.
      """,
    remediation: """
      Write sts:AssumeRole for services and accounts, sts:AssumeRoleWithWebIdentity for Cognito \
      and OIDC, sts:AssumeRoleWithSAML for SAML providers.
      """,
    references: [
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: accounts.google.com}, Action: ↓sts:AssumeRole}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, \
          Action: ↓[sts:AssumeRoleWithWebIdentity, sts:TagSession]}
          """)),
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: ↓lambda:InvokeFunction}"
        )),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}",
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:TagSession}",
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:saml-provider/idp"}, \
          Action: sts:AssumeRoleWithSAML}
          """)),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: !ImportValue principal, Action: sts:AssumeRoleWithSAML}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.trust, of: resource, in: scenario) { policy in
      let refused = policy.judgeDefects { $0.subject == .action }
      if case .fail = refused { return refused }
      return policy.judgeStatements { statement in
        statement.effect == .deny ? .notApplicable : judge(statement, of: policy, in: scenario)
      }
    }
  }

  private func judge(
    _ statement: Statement, of policy: WrittenPolicy, in scenario: Scenario
  ) -> Outcome {
    let wanted = TrustAction.wanted(by: statement)
    if statement.principal.mayBeStructure || statement.everyone.isThere != .no {
      return Truth.any(TrustAction.all.map(statement.covers)) == .yes
        && !statement.principal.mayBeStructure
        ? .pass : .undecided("whom \(policy.name) trusts is not decided")
    }
    guard !wanted.isEmpty else { return .notApplicable }
    switch Truth.any(wanted.map(statement.covers)) {
    case .yes: return .pass
    case .open: return .undecided("the actions of \(policy.name) are not decided")
    case .no: break
    }
    let names = statement.action.items.compactMap(\.knownText)
    let onlyAccompanies =
      !names.isEmpty && names.allSatisfy { TrustAction.accompanying.contains($0.lowercased()) }
    if onlyAccompanies || statement.effect == .open
      || CognitoRoleUse.isJudgedWithItsPool(statement, of: policy.resource, in: scenario)
    {
      return .notApplicable
    }
    let words = wanted.sorted().joined(separator: " or ")
    return .fail(
      Violation(
        "a principal in \(policy.name) never calls the action allowed to it; write \(words)",
        at: policy.place(of: statement.action.isAbsent ? statement.value : statement.action)))
  }
}
