internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// An identity pool of someone else gets no credentials of a role that one of ours hands out.
struct AttachedRoleNoAudience: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP023",
    title: "Any identity pool may use the role",
    severity: .critical,
    rationale: """
      All identity pools of all accounts call as the same principal; only the audience, the id of the \
      pool, tells them apart. A role that does not demand one fixed id hands its credentials to whoever \
      makes an identity pool in an account of his own.
      """,
    remediation: """
      Add StringEquals on cognito-identity.amazonaws.com:aud with the id of your identity pool to each \
      Allow statement for it.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html",
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          firstKey: "↓Effect", conditions: [IdentityPoolExample.signedIn])),
      .failing(
        IdentityPoolExample.resources(
          conditions: ["StringLike: {↓cognito-identity.amazonaws.com:aud: \"eu-west-1:*\"}"])),
      .failing(
        IdentityPoolExample.resources(
          attachment: nil,
          conditions: [
            "StringNotEquals: {↓cognito-identity.amazonaws.com:aud: !Ref Identities}"
          ], more: IdentityPoolExample.group)),
      .passing(IdentityPoolExample.resources()),
      // A token of an identity pool always has the key: docs/decisions/0021.
      .passing(
        IdentityPoolExample.resources(
          conditions: [
            "StringEqualsIfExists: {cognito-identity.amazonaws.com:aud: !Ref Identities}",
            IdentityPoolExample.signedIn,
          ])),
      .passing(
        IdentityPoolExample.resources(
          conditions: [
            "ForAllValues:StringEquals: {cognito-identity.amazonaws.com:aud: !Ref Identities}",
            IdentityPoolExample.signedIn,
          ])),
      .undecided(
        IdentityPoolExample.resources(
          conditions: [
            "StringEquals: {cognito-identity.amazonaws.com:sub: \"eu-west-1:7c1f\"}"
          ])),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let trust = IdentityPoolTrust(resource, in: scenario)
    guard !trust.isRefused, !trust.admissions.isEmpty,
      let use = scenario.uses(of: resource).first
    else { return .notApplicable }
    let strangers = trust.strangers
    switch strangers.outcome {
    case .denied: return .pass
    case .open:
      return .undecided("the trust policy of role '\(resource.logicalID)' is not decided")
    case .allowed:
      guard let match = strangers.admitting else { return .notApplicable }
      // A statement without any condition is IDP027's business.
      guard !match.statement.isUnguardedForIdentityPools else { return .notApplicable }
      return .fail(violation(of: trust, match, use))
    }
  }

  private func violation(
    of trust: IdentityPoolTrust, _ match: StatementMatch, _ use: RoleUse
  ) -> Violation {
    let weak = match.conditions.first(where: \.entry.isAboutAudience)?.entry
    let words =
      weak.map { "\($0.writtenOperator) on \($0.key) accepts more than one id" }
      ?? "nothing demands an audience"
    return Violation(
      "role '\(trust.role.logicalID)' trusts identity pools of other accounts: \(words); "
        + "use StringEquals on \(IdentityPoolCalls.audienceKey) with the pool's id",
      at: weak.map { trust.place(of: $0) } ?? trust.place(of: match.statement.value),
      related: [use.place])
  }
}
