internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role for web identities says for which application, or which of its users.
struct TrustWebIdentityNoCondition: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM010",
    title: "Web-identity trust has no audience or subject condition",
    severity: .high,
    rationale: """
      The provider has users of many applications. Without a condition on its token each of them \
      takes the role.
      """,
    remediation: """
      Add a condition on the aud or sub of the token, such as StringEquals on \
      accounts.google.com:aud.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: ↓accounts.google.com}, \
          Action: sts:AssumeRoleWithWebIdentity}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          ↓"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringLike: {"token.actions.githubusercontent.com:sub": "*"}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringLike: {"token.actions.githubusercontent.com:sub": "repo:acme/*"}}}
          """)),
      // Of identity pools speaks IDP027, and of a provider for SAML nothing here.
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: cognito-identity.amazonaws.com}, \
          Action: sts:AssumeRoleWithWebIdentity}
          """,
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:saml-provider/idp"}, \
          Action: sts:AssumeRoleWithSAML}
          """)),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: !ImportValue provider}, \
          Action: sts:AssumeRoleWithWebIdentity}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let provider = statement.principal["Federated"].firstItem { Self.isOpenID($0, in: scenario) }
      let assumes = statement.covers(IdentityPoolCalls.action)
      switch Truth.all([provider.isThere, assumes]) {
      case .no: return .notApplicable
      case .yes, .open: break
      }
      let entries = statement.conditions.filter(Self.isAboutToken)
      if entries.contains(where: \.isBinding) { return .pass }
      // Of a weak condition on the audience speaks IAM012.
      if entries.contains(where: { $0.key.lowercased().hasSuffix(":aud") }) {
        return .notApplicable
      }
      guard provider.isThere == .yes, assumes == .yes, !statement.hasOpenConditions else {
        return .undecided("whom \(policy.name) trusts is not decided")
      }
      let denies = policy.document.statements.contains { other in
        other.effect != .allow && other.conditions.contains(where: Self.isAboutToken)
      }
      if denies { return .undecided("a Deny in \(policy.name) may keep strangers out") }
      let name = provider.value?.asText?.written ?? "the provider"
      return .fail(
        Violation(
          "\(policy.name) trusts all users of '\(name)'; add a condition on aud or sub of the token",
          at: policy.place(of: provider.value ?? statement.principal)))
    }
  }

  /// Keys of tokens begin with the address of who made them, such as `accounts.google.com:aud`.
  ///
  /// A key that is no other may be one.
  private static func isAboutToken(_ entry: ConditionEntry) -> Bool {
    let key = entry.key.lowercased()
    return !key.hasPrefix("aws:") && !key.hasPrefix("sts:")
  }

  /// A provider whose users bring a token of OpenID Connect, other than Cognito.
  private static func isOpenID(_ text: Text, in scenario: Scenario) -> Truth {
    switch text.onlyAtom?.origin {
    case .resource(let name), .attribute(let name, _):
      let type = scenario.template.resources[name]?.type
      return type == "AWS::IAM::OIDCProvider"
        ? .yes : type == "AWS::IAM::SAMLProvider" ? .no : .open
    case .parameter, .pseudoParameter, .derived, .fresh: return .open
    case nil: break
    }
    if text.matches(pattern: Text("arn:*:iam::*:oidc-provider/*")) == true { return .yes }
    guard let known = text.known else {
      return text.matches(pattern: Text("arn:*:iam::*:saml-provider/*")) == true ? .no : .open
    }
    return Truth(hosts.contains(known.lowercased()))
  }

  private static let hosts: Set = [
    "accounts.google.com", "graph.facebook.com", "www.amazon.com",
  ]
}
