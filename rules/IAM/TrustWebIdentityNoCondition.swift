internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role for web identities says for which application, customer or user of the provider.
struct TrustWebIdentityNoCondition: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM010",
    title: "Web-identity trust has no condition that binds it to an application or customer",
    severity: .high,
    rationale: """
      The provider has users of many applications. Without a condition on its token each of them \
      may assume the role. GitHub, GitLab, HCP Terraform and others make tokens for all customers under \
      one address and with one audience: only the subject tells them apart, and IAM refuses a role \
      that does not ask for it.
      """,
    remediation: """
      Add a condition on the aud or sub of the token, such as StringEquals on \
      accounts.google.com:aud. For a shared provider compare sub with the name of your organization \
      written in full, by StringLike where a wildcard follows it.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html",
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
          Condition: {StringEquals: {"token.actions.githubusercontent.com:aud": sts.amazonaws.com}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: \
          ↓!Sub "arn:aws:iam::${AWS::AccountId}:oidc-provider/gitlab.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringLike: {"gitlab.com:aud": "https://*"}, StringNotLike: {"gitlab.com:sub": "x*"}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: ↓!GetAtt Vercel.Arn}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringEquals: {"oidc.vercel.com:sub": "owner:acme:project:a"}}}
          """) + """

            Vercel:
              Type: AWS::IAM::OIDCProvider
              Properties: {Url: "https://oidc.vercel.com", ClientIdList: [acme]}
            """),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringLike: { \
          "token.actions.githubusercontent.com:sub": [↓"*", ↓"repo:*", ↓"repo:*/app:*", ↓"repo:acme*", \
          ↓"*:ref:refs/heads/main", "repo:acme/*", ↓!Sub "r*${AWS::StackName}"]}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/app.terraform.io"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringLike: {"app.terraform.io:sub": ↓"organization:*:project:app:*"}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringEquals: { \
          "token.actions.githubusercontent.com:sub": [↓"repo:acme/app:*", "repo:acme/app:pull_request"]}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: !Sub \
          "arn:aws:iam::${AWS::AccountId}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringEquals: { \
          "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": ↓"system:serviceaccount:acme:*"}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringLike: { \
          "token.actions.githubusercontent.com:sub": ["repo:acme@*/app@*:*", !Sub "repo:${AWS::StackName}/app:*"]}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/api.pulumi.com/oidc"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringEquals: {"api.pulumi.com/oidc:aud": "aws:acme"}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.acme.example"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringEquals: {"gitlab.acme.example:aud": "acme"}}}
          """)),
      // A key that does not exist is IAM013's business.
      .skipped(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringEquals: {"gitlab.com:subject": "project_path:acme/app:ref_type:branch:ref:main"}}}
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
      .skipped(
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
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringLike: {"token.actions.githubusercontent.com:sub": !ImportValue subject}}}
          """)),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringLike: {"gitlab.com:sub": "*"}}}
          """,
          """
          {Effect: Deny, Principal: "*", Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringNotLike: {"gitlab.com:sub": "project_path:acme/*"}}}
          """)),
      // Whether IAM takes another claim instead is not established.
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringEquals: {"token.actions.githubusercontent.com:repository_id": "123"}}}
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
      let providers = statement.principal["Federated"]
      let provider = providers.firstItem { Self.isOpenID($0, in: scenario) }
      let assumes = statement.covers(IdentityPoolCalls.action)
      guard Truth.all([provider.isThere, assumes]) != .no else { return .notApplicable }
      let never = Self.valuesThatNoTokenSays(in: statement)
      if !never.isEmpty { return .fail(never.map { violation(of: $0, in: policy) }) }
      let shared = providers.items.lazy.compactMap { item in
        item.asText.flatMap { TokenIssuer($0, in: scenario) }.flatMap(SharedIssuer.init)
      }.first
      let admission = shared?.admission(by: statement) ?? Self.admission(by: statement)
      switch admission {
      case .oneCustomer: return .pass
      case .notJudged: return .notApplicable
      case .open: return .undecided("whom \(policy.name) trusts is not decided")
      case .others, .everyone: break
      }
      guard provider.isThere == .yes, assumes == .yes, !statement.hasOpenConditions else {
        return .undecided("whom \(policy.name) trusts is not decided")
      }
      let denies = policy.document.statements.contains { other in
        other.effect != .allow && other.conditions.contains(where: Self.isAboutToken)
      }
      if denies { return .undecided("a Deny in \(policy.name) may keep strangers out") }
      if case .others(let entry, let values) = admission, let shared {
        return .fail(values.map { violation(of: $0, entry, letIn: shared, by: policy) })
      }
      let name = provider.value?.asText?.quoted ?? "the provider"
      let words =
        shared.map {
          "does not ask for '\($0.keys[0])', which tells customers of '\($0.address)' apart; "
            + "add it, or IAM refuses the role"
        } ?? "trusts all users of \(name); add a condition on aud or sub of the token"
      return .fail(
        Violation(
          "\(policy.name) \(words)", at: policy.place(of: provider.value ?? statement.principal)))
    }
  }

  /// Whose tokens a statement takes of a provider that is an application's own, or one for each of them.
  private static func admission(by statement: Statement) -> SharedIssuer.Admission {
    let entries = statement.conditions.filter(isAboutToken)
    if entries.contains(where: \.isBinding) { return .oneCustomer }
    // Of a weak condition on the audience speaks IAM012.
    let isAboutAudience = entries.contains { $0.key.lowercased().hasSuffix(":aud") }
    return isAboutAudience ? .notJudged : .everyone
  }

  private func violation(
    of value: Value, _ entry: ConditionEntry, letIn shared: SharedIssuer, by policy: WrittenPolicy
  ) -> Violation {
    Violation(
      "\(entry.writtenOperator) on \(entry.shownKey) in \(policy.name) admits other customers of "
        + "'\(shared.address)'; write the name of your own in full"
        + shared.example(under: entry.key),
      at: policy.place(of: value), discriminator: value.knownText ?? "")
  }

  private func violation(
    of never: (entry: ConditionEntry, value: Value), in policy: WrittenPolicy
  ) -> Violation {
    let text = never.value.asText?.quoted ?? "…"
    return Violation(
      "\(never.entry.writtenOperator) on \(never.entry.shownKey) in \(policy.name) compares the '*' in "
        + "\(text) as a character, which no token has; use StringLike",
      at: policy.place(of: never.value), discriminator: text)
  }

  /// Subjects with a wildcard that are compared letter by letter.
  private static func valuesThatNoTokenSays(
    in statement: Statement
  ) -> [(entry: ConditionEntry, value: Value)] {
    statement.conditions.filter { entry in
      TokenKey(entry.key)?.claim == "sub" && entry.operation?.isNegated == false
        && !entry.hasPolicyVariable && [.text, .textIgnoringCase].contains(entry.operation?.family)
    }.flatMap { entry in
      entry.values.items.filter { value in
        value.asText?.parts.contains { part in
          if case .literal(let literal) = part { literal.contains("*") } else { false }
        } == true
      }.map { (entry: entry, value: $0) }
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
      return type == ResourceType.oidcProvider
        ? .yes : type == ResourceType.samlProvider ? .no : .open
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
