internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A trust policy names whom it trusts, or demands what only they have.
struct TrustPublic: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM001",
    title: "Anyone can assume the role",
    severity: .critical,
    rationale: "Everyone with an AWS account can assume the role and do whatever it may do.",
    remediation: """
      Name the accounts, roles or services under Principal, or demand an organization or an \
      ExternalId.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(PolicyExample.trust("{Effect: Allow, Principal: ↓\"*\", Action: sts:AssumeRole}")),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: ["111122223333", ↓"*"]}, Action: sts:AssumeRole, \
          Condition: {StringEqualsIfExists: {sts:ExternalId: acme-partner}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: ↓"*"}, Action: sts:AssumeRole, \
          Condition: {StringLike: {aws:PrincipalOrgID: "o-*"}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "*"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}}}
          """)),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: \"111122223333\"}, Action: sts:AssumeRole}")),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: "*", Action: sts:AssumeRole, \
          Condition: {IpAddress: {aws:SourceIp: 192.0.2.0/24}}}
          """)),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: \"*\", Action: sts:AssumeRole}",
          """
          {Effect: Deny, Principal: "*", Action: sts:AssumeRole, \
          Condition: {StringNotEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}}}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let everyone = statement.everyone
      let assumes = Truth.any(TrustAction.all.map(statement.covers))
      switch Truth.all([everyone.isThere, assumes]) {
      case .no: return .pass
      case .open: return .undecided("whom \(policy.name) trusts is not decided")
      case .yes: break
      }
      if statement.conditions.contains(where: \.namesOutsiders) { return .pass }
      if statement.hasOpenConditions || statement.conditions.contains(where: \.mayKeepStrangersOut)
      {
        return .undecided("the conditions of \(policy.name) may keep strangers out")
      }
      if policy.document.statements.contains(where: {
        $0.effect != .allow && $0.covers(TrustAction.assume) != .no
      }) {
        return .undecided("a Deny in \(policy.name) may keep strangers out")
      }
      return .fail(
        Violation(
          "\(policy.name) trusts everyone; name the accounts, roles or services",
          at: policy.place(of: everyone.value ?? statement.value)))
    }
  }
}

extension ConditionEntry {
  private static let keys: Set = [
    "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:principalarn",
    "aws:userid", "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "sts:externalid",
  ]

  /// It binds something else than who may call; a pattern that strangers meet as well does not.
  fileprivate var mayKeepStrangersOut: Bool {
    isBinding && !Self.keys.contains(key.lowercased())
  }

  /// It says who may call: an account, an organization, an ARN, or a secret of theirs.
  fileprivate var namesOutsiders: Bool {
    isBinding && Self.keys.contains(key.lowercased())
      && !values.items.contains { value in
        let components = value.asText?.arnComponents ?? []
        if components.count == 6 { return components[4].known?.contains("*") == true }
        let isPattern = operation?.family == .glob || operation?.family == .arn
        return isPattern && value.knownText?.contains(where: { $0 == "*" || $0 == "?" }) == true
      }
  }
}
