internal import Cognito
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
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: \
          "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringEquals: { \
          ↓"token.actions.githubusercontent.com:subject": "repo:acme/app:ref:refs/heads/main", \
          ↓"token.actions.githubusercontent.com:audience": sts.amazonaws.com, \
          ↓"token.actions.githubusercontent.com:repositry": acme/app, \
          ↓"token.action.githubusercontent.com:sub": "repo:acme/app:ref:refs/heads/main"}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: [accounts.google.com, !Sub \
          "arn:aws:iam::${AWS::AccountId}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1"]}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {StringEquals: { \
          "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:a:b", \
          "accounts.google.com:aud": acme, "accounts.google.com:acr": "1"}}}
          """,
          """
          {Effect: Allow, Principal: {Federated: !ImportValue provider}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringEquals: {"token.actions.githubusercontent.com:sub": "repo:acme/app:x"}}}
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
        let hosts = Self.hosts(of: statement, in: scenario)
        let violations = statement.conditions.compactMap { entry in
          (ConditionKeys.correction(of: entry.key) ?? Self.otherHost(in: entry.key, than: hosts))
            .map { correction in
              Violation(
                "no request has the condition key '\(entry.shownKey)' of \(policy.name); \(correction)",
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

  /// The hosts that make the tokens of a statement's principals; `nil` where one of them is not known.
  private static func hosts(of statement: Statement, in scenario: Scenario) -> [String]? {
    let issuers = statement.principal["Federated"].items.map { provider in
      provider.asText.flatMap { TokenIssuer($0, in: scenario) }
    }
    let hosts = issuers.compactMap { $0.map { String($0.host) } }
    return hosts.count == issuers.count && !hosts.isEmpty ? hosts : nil
  }

  /// What to write instead of a key about tokens that none of some hosts makes.
  private static func otherHost(in key: String, than hosts: [String]?) -> String? {
    guard let hosts, let token = TokenKey(key), !hosts.contains(String(token.host)),
      // In other partitions Cognito has names of its own.
      !hosts.contains(where: { $0.hasPrefix("cognito-identity") })
    else { return nil }
    return "tokens of '\(hosts[0])' have keys that begin with it"
  }
}
