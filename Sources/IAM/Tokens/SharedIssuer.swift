public import Resolution

/// A provider of OpenID Connect that makes tokens for many customers under one address.
///
/// Its audience is the same for all of them, or each sets it as he likes. So IAM creates no role that trusts
/// one without asking for the claim that tells them apart:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
public struct SharedIssuer: Sendable {
  /// How texts begin that name a customer: a label, his name, and what ends it.
  private struct Subject: Sendable {
    let label: String
    let ends: String
    /// What may be written, for messages.
    let example: String
  }

  /// Its address without `https://`.
  public let address: String
  /// The keys that tell customers apart, the first of which IAM demands.
  public let keys: [String]
  private let subject: Subject?

  private init(_ address: String, _ claims: [String] = ["sub"], _ subject: Subject? = nil) {
    self.address = address
    keys = claims.map { $0.contains(":") ? $0 : "\(address):\($0)" }
    self.subject = subject
  }

  /// What may be written under a key, for messages.
  public func example(under key: String) -> String {
    subject.flatMap { key.isAboutSubject ? ", such as '\($0.example)'" : nil } ?? ""
  }

  /// The one of an address.
  public init?(_ issuer: TokenIssuer) {
    guard let shared = Self.all.first(where: { $0.address == issuer.address }) else { return nil }
    self = shared
  }

  // Forms of subjects:
  // https://docs.github.com/en/actions/reference/security/oidc, with ids since 2026:
  // https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
  // https://docs.gitlab.com/ci/cloud_services/
  // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
  // https://buildkite.com/docs/pipelines/security/oidc/aws
  private static let all: [SharedIssuer] =
    [
      SharedIssuer(
        "token.actions.githubusercontent.com", ["sub", "job_workflow_ref"],
        Subject(label: "repo:", ends: "/@", example: "repo:OWNER/REPOSITORY:*")),
      SharedIssuer(
        "gitlab.com", ["sub"],
        Subject(label: "project_path:", ends: "/", example: "project_path:GROUP/PROJECT:*")),
      SharedIssuer(
        "app.terraform.io", ["sub"],
        Subject(label: "organization:", ends: ":", example: "organization:NAME:project:NAME:*")),
      SharedIssuer(
        "agent.buildkite.com", ["sub"],
        Subject(label: "organization:", ends: ":", example: "organization:NAME:pipeline:NAME:*")),
      SharedIssuer("vstoken.actions.githubusercontent.com"),
      SharedIssuer("oidc-configuration.audit-log.githubusercontent.com"),
      SharedIssuer("oidc.codefresh.io"), SharedIssuer("studio.datachain.ai/api"),
      SharedIssuer("scalr.io"), SharedIssuer("tokens.cloud.shisho.dev"),
      SharedIssuer("proidc.upbound.io"), SharedIssuer("api.pulumi.com/oidc", ["aud"]),
      SharedIssuer("sandboxes.cloud", ["aud"]), SharedIssuer("oidc.vercel.com", ["aud"]),
      SharedIssuer(
        "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d", ["sts:RoleSessionName"]),
    ]
    + [
      "rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7",
      "rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr",
      "rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg",
      "rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26",
      "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb",
      "oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu",
    ].map { SharedIssuer($0) }
}

extension SharedIssuer {
  /// Whether a pattern with wildcards is for tokens of one customer alone.
  ///
  /// His name has to be written up to its end: anyone may call himself `acme-evil`.
  public func isForOneCustomer(_ pattern: Text, under key: String) -> Truth {
    // An empty text is nobody's.
    guard let first = pattern.parts.first else { return .yes }
    guard case .literal(let start) = first else { return .open }
    if let known = pattern.known, known.allSatisfy(Self.wildcards.contains) { return .no }
    let isExact = pattern.parts.allSatisfy { part in
      guard case .literal(let literal) = part else { return true }
      return !literal.contains(where: Self.wildcards.contains)
    }
    guard let subject else { return isExact ? .yes : .open }
    // A workflow begins with the name of its owner.
    let label = key.isAboutSubject ? subject.label : ""
    let fixed = start.prefix { !Self.wildcards.contains($0) }
    guard fixed.hasPrefix(label) else {
      // Customers may give subjects another form.
      return isExact ? .yes : label.hasPrefix(fixed) ? .no : .open
    }
    return Self.nameEnds(in: pattern.parts, after: label, at: subject.ends)
  }

  private static let wildcards = "*?"

  private static func nameEnds(
    in parts: [Text.Part], after label: String, at ends: String
  ) -> Truth {
    var rest = label.count
    var hasName = false
    var hasOpenName = false
    for part in parts {
      switch part {
      case .atom:
        hasName = true
        hasOpenName = true
      case .literal(let literal):
        for character in literal.dropFirst(rest) {
          if ends.contains(character) { return Truth(hasName) }
          // An open name may hold what ends it.
          if wildcards.contains(character) { return hasOpenName ? .open : .no }
          hasName = true
        }
        rest = 0
      }
    }
    return hasOpenName ? .open : .yes
  }
}

extension String {
  fileprivate var isAboutSubject: Bool { lowercased().hasSuffix(":sub") }
}
