public import Resolution
internal import Templates

/// Who makes the tokens that a principal under `Federated` brings: a provider of OpenID Connect.
public struct TokenIssuer {
  /// Its address without `https://`, in lower case: what keys about its tokens begin with.
  public let address: String

  /// The host of the address.
  public var host: Substring { address.prefix { $0 != "/" } }

  /// The issuer that a name under `Federated` stands for; `nil` where that is not known.
  public init?(_ provider: Text, in scenario: Scenario) {
    let written: Substring?
    switch (provider.onlyAtom?.origin, provider.parts.last) {
    case (.resource(let name)?, _), (.attribute(let name, "Arn")?, _):
      let resource = scenario.template.resources[name]
      written =
        resource.flatMap { resource in
          guard resource.type == ResourceType.oidcProvider else { return nil }
          return scenario.properties(of: resource)["Url"].knownText.map { $0[...] }
        }
    case (nil, .literal(let literal)?):
      written =
        literal.firstRange(of: "oidc-provider/").map { literal[$0.upperBound...] }
        ?? provider.known.flatMap { $0.contains(":") ? nil : $0[...] }
    default: written = nil
    }
    guard var address = written?.lowercased(), !address.isEmpty else { return nil }
    if let scheme = address.firstRange(of: "://") {
      address = String(address[scheme.upperBound...])
    }
    while address.hasSuffix("/") { address.removeLast() }
    self.address = address
  }
}

/// A condition key about a token: the issuer's address, a colon, and the claim.
public struct TokenKey {
  /// The address, in lower case.
  public let issuer: String
  /// The claim, in lower case.
  public let claim: String

  /// The host of the address.
  public var host: Substring { issuer.prefix { $0 != "/" } }

  /// `nil` for keys that AWS gives, and those of which the template leaves a part open.
  public init?(_ key: String) {
    let key = key.lowercased()
    guard key.utf8.allSatisfy({ $0 < 0x80 }), !key.hasPrefix("aws:"), !key.hasPrefix("sts:"),
      let colon = key.lastIndex(of: ":"), key[..<colon].contains(".")
    else { return nil }
    issuer = String(key[..<colon])
    claim = String(key[key.index(after: colon)...])
  }
}
