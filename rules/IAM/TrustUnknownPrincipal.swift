internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A principal of a trust policy is a service, an account, someone in it, or a provider of identities.
struct TrustUnknownPrincipal: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM015",
    title: "Principal of a trust policy is not recognisable",
    severity: .medium,
    rationale: "IAM refuses the policy and the deployment fails, or nobody ever gets the role.",
    remediation: """
      Write NAME.amazonaws.com under Service, an account or the ARN of a role or user under AWS, \
      the ARN of a provider under Federated.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: [↓lambda, ec2.amazonaws.com]}, Action: sts:AssumeRole}"
        )),
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: ↓lambda.amazonaws.com}, Action: sts:AssumeRole}")),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: [↓deployer, ↓"arn:aws:iam::111122223333:role/app-*"]}, \
          Action: sts:AssumeRole}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: ↓cognito-idp.amazonaws.com}, \
          Action: sts:AssumeRoleWithWebIdentity}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: [↓"arn:aws:iam::12345:root", ↓"arn:aws:iam::{ACCOUNT}:root", \
          ↓"arn:aws:iam::<account-id>:role/app", ↓!Sub "arn:${AWS::Partition}:iam::ACCOUNT_ID:user/app", \
          ↓"arn:aws:sts::xxxxxxxxxxxx:assumed-role/app/x", ↓"{ACCOUNT}", ↓"12345"]}, Action: sts:AssumeRole}
          """,
          """
          {Effect: Allow, Principal: {Federated: ↓"arn:aws:iam::ACCOUNT_ID:saml-provider/idp"}, \
          Action: sts:AssumeRoleWithSAML}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Action: sts:AssumeRole, Principal: \
          {Service: !Sub "lambda.${AWS::URLSuffix}", AWS: [!Ref AWS::AccountId, "111122223333"]}}
          """,
          """
          {Effect: Allow, Principal: {Federated: !Sub \
          "arn:aws:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, \
          Condition: {StringLike: {"token.actions.githubusercontent.com:sub": "repo:acme/app:*"}}}
          """)),
      .failing(
        PolicyExample.trust(
          "{Effect: Deny, Principal: {AWS: ↓\"arn:aws:iam::12345:root\"}, Action: sts:AssumeRole}")),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Action: sts:AssumeRole, Principal: \
          {AWS: [!Sub "arn:aws:iam::${AWS::AccountId}:root", !Sub "arn:aws:iam::${Partner}:root"]}}
          """) + "\nPartner:\n  Type: Custom::Partner"),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Action: sts:AssumeRole, \
          Principal: {AWS: ["arn:aws:iam::{{ account }}:root", "arn:aws:iam::${Account}:root"]}}
          """)),
      .undecided(
        template: """
          Parameters:
            Partner: {Type: String, Default: ""}
          Resources:
            AppRole:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument:
                  Version: 2012-10-17
                  Statement:
                    Effect: Allow
                    Principal: {AWS: !Sub "arn:aws:iam::${Partner}:root"}
                    Action: sts:AssumeRole
          """),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {AWS: !ImportValue partner}, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.trust, of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        if statement.principal.mayBeStructure {
          return .undecided("whom \(policy.name) trusts is not decided")
        }
        return .worst(
          of: statement.principal.members.flatMap { kind in
            kind.value.items.map { judge($0, as: kind.entry.key, policy) }
          })
      }
    }
  }

  private func judge(_ name: Value, as kind: String, _ policy: WrittenPolicy) -> Outcome {
    guard let text = name.asText else { return .notApplicable }
    // Another tool fills in what is left to it.
    let isTemplate = text.parts.contains { part in
      if case .literal(let literal) = part {
        literal.contains("${") || literal.contains("{{")
      } else {
        false
      }
    }
    let account = text.arnComponents?.dropFirst(4).first
    // An empty default stands for an account to be given.
    if isTemplate || account?.known == "" && !name.relatedPlaces.isEmpty {
      return .undecided("whom \(policy.name) trusts is not decided")
    }
    let (isKnown, wanted): (Truth, String) =
      switch kind {
      case "Service": (Self.isService(text), "NAME.amazonaws.com")
      case "AWS": (Self.isPrincipal(text), "an account, or the ARN of a role or user")
      case "Federated": (Self.isProvider(text), "the ARN of a provider")
      default: (.yes, "")
      }
    if isKnown != .no, kind != "Service", let account, account.isAccountID == .no {
      return .fail(
        Violation(
          "principal \(text.quoted) under \(kind) in \(policy.name) is not in any account; "
            + "write an account id of 12 digits, not \(account.quoted)",
          at: policy.place(of: name), discriminator: text.written))
    }
    switch isKnown {
    case .yes: return .pass
    case .open: return .undecided("whom \(policy.name) trusts is not decided")
    case .no: break
    }
    return .fail(
      Violation(
        "principal \(text.quoted) under \(kind) in \(policy.name) does not exist; write \(wanted)",
        at: policy.place(of: name), discriminator: text.written))
  }

  /// What names of services end in, in all partitions.
  private static let endings = [
    ".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".amazon.com", ".aws.internal",
    ".c2s.ic.gov", ".sc2s.sgov.gov", ".csp.hci.ic.gov", ".cloud.adc-e.uk",
  ]

  private static func isService(_ text: Text) -> Truth {
    guard let known = text.known else {
      if case .atom(let last)? = text.parts.last {
        return last.origin == .pseudoParameter("AWS::URLSuffix") ? .yes : .open
      }
      return .any(endings.map { Truth(text.matches(pattern: Text("*\($0)"))) })
    }
    // Of wildcards speaks IAM020.
    return Truth(known.contains("*") || endings.contains { known.hasSuffix($0) && known != $0 })
  }

  private static let kinds = ["root", "user/*", "role/*", "assumed-role/*", "federated-user/*"]

  private static func isPrincipal(_ text: Text) -> Truth {
    let isAccount = text.isAccountID
    if text.known == "*" || isAccount == .yes { return .yes }
    // No part of the name of a role or user is left to a wildcard.
    let hasWildcard = text.parts.contains { part in
      if case .literal(let literal) = part {
        literal.contains { $0 == "*" || $0 == "?" }
      } else {
        false
      }
    }
    if hasWildcard { return .no }
    let isARN = Truth.any(
      kinds.flatMap { kind in
        ["iam", "sts"].map { Truth(text.matches(pattern: Text("arn:*:\($0)::*:\(kind)"))) }
      })
    return .any([isAccount, isARN])
  }

  /// Patterns of what may stand under Federated.
  private static let providers = [
    "arn:*:iam::*:saml-provider/*", "arn:*:iam::*:oidc-provider/*",
    // Other partitions have names of their own.
    "cognito-identity*.amazonaws.com*", "graph.facebook.com", "www.amazon.com",
    "accounts.google.com",
  ]

  private static func isProvider(_ text: Text) -> Truth {
    if text.known == "*" { return .yes }
    return .any(providers.map { Truth(text.matches(pattern: Text($0))) })
  }
}
