internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A passkey is bound to one host name, which is the one that users sign in at.
struct PasskeyRelyingParty: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG082",
    title: "Relying-party id does not fit the pool's domain",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      A browser offers a passkey only at the host that it was made for. Where managed login runs at a \
      custom domain and the relying party is another, users can neither register nor use passkeys.
      """,
    remediation: """
      Set WebAuthnRelyingPartyID to the custom domain's full host name, or leave it out: it then \
      defaults to that name.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html",
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html",
    ],
    examples: [
      .failing(example(id: "↓login.example.org")),
      .passing(example(id: "login.example.com")),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            WebAuthnRelyingPartyID: login.example.org
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
        """),
      .undecided(example(id: "!ImportValue login-host")),
      // A parent domain is a legal relying party in browsers; the service's own pages want the host.
      .undecided(example(id: "example.com")),
    ])

  private static func example(id: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        WebAuthnRelyingPartyID: \(id)
        Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
        MfaConfiguration: OPTIONAL
        EnabledMfas: [SOFTWARE_TOKEN_MFA]
        \(UserPoolExample.safeguardsButMFA)
    Domain:
      Type: AWS::Cognito::UserPoolDomain
      Properties:
        UserPoolId: !Ref Pool
        Domain: login.example.com
        ManagedLoginVersion: 2
        CustomDomainConfig:
          CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/4f9c2a70
    """
  }

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let id = pool.properties["WebAuthnRelyingPartyID"]
    let hasPasskeys = pool.firstFactors.says("WEB_AUTHN")
    guard hasPasskeys != .no, !id.isAbsent else { return .notApplicable }
    let domains = scenario.members(ofType: ResourceType.userPoolDomain, of: resource)
    let isPrefix = domains.found.contains { customHost(of: $0, in: scenario) == nil }
    let hosts = domains.found.compactMap { customHost(of: $0, in: scenario) }
    guard let host = hosts.first, let hostName = host.asText, let name = id.asText else {
      return .notApplicable
    }
    let words = "the template does not decide whether the relying party is the custom domain"
    // A pool with both kinds of domain may keep passkeys of the prefix on purpose.
    guard hasPasskeys == .yes, hosts.count == 1, !isPrefix, domains.openReason == nil else {
      return .undecided(words)
    }
    switch name.equals(hostName) {
    case .yes: return .pass
    case .open: return .undecided(words)
    case .no: break
    }
    if let parent = name.known, hostName.known?.hasSuffix(".\(parent)") ?? true {
      return .undecided("whether a parent of the custom domain will do is not established")
    }
    return .fail(
      Violation(
        "passkeys of pool '\(resource.logicalID)' are bound to \(name.quoted), but its custom domain is "
          + "\(hostName.quoted); set WebAuthnRelyingPartyID to the domain, or remove it",
        at: Place(of: id, at: ["WebAuthnRelyingPartyID"], in: resource),
        related: host.node.map { [RelatedPlace("the custom domain", at: $0.range)] } ?? []))
  }

  /// The host of a custom domain with managed login; `nil` for any other domain.
  private func customHost(of domain: Resource, in scenario: Scenario) -> Value? {
    let properties = scenario.properties(of: domain)
    guard !properties["CustomDomainConfig"].isAbsent,
      properties["ManagedLoginVersion"].says("2") == .yes
    else { return nil }
    return properties["Domain"]
  }
}
