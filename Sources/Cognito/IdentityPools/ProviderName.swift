public import Resolution
internal import Templates

extension Text {
  /// The text as it is outside China, where names of user pools end in `amazonaws.com`.
  ///
  /// Templates write the end as a literal or as `AWS::URLSuffix`, and mean the same.
  public var withCommonURLSuffix: Text {
    Text(
      parts.map { part in
        guard case .atom(let atom) = part,
          atom.origin == .pseudoParameter("AWS::URLSuffix")
        else { return part }
        return .literal("amazonaws.com")
      })
  }
}

/// The name of a user pool as a provider, taken apart: `cognito-idp.REGION.amazonaws.com/ID`.
///
/// The region need not be that of the id, since a replica in another region has the same id:
/// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-multi-region.html
struct ProviderName {
  let region: Text
  /// What is behind the slash.
  let poolID: Text

  /// Reads a text with the common suffix; `nil` where it is not put together like this.
  init?(_ text: Text) {
    guard let (region, end) = text.rest(behind: Text("cognito-idp."))?.parted(at: ".amazonaws.com"),
      let poolID = end.rest(behind: Text("/")) ?? end.rest(behind: Text(".cn/"))
    else { return nil }
    self.region = region
    self.poolID = poolID
  }
}

extension Scenario {
  /// Why a value can never be the name of a user pool as a provider, with a verb; `nil` where it may be one.
  public func fault(inProviderName value: Value) -> String? {
    if let words = fault(in: value, as: .providerName) { return words }
    guard let text = value.asText?.withCommonURLSuffix else { return nil }
    guard let name = ProviderName(text) else {
      // The issuer of a pool of the newer kind has a host of its own:
      // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html
      let mayBeName = ["cognito-idp.*.amazonaws.com*/*", "issuer-cognito-idp.*/*"].contains {
        text.matches(pattern: Text($0)) != false
      }
      return mayBeName ? nil : "is not the provider name of a user pool"
    }
    return fault(inRegionOf: name)
      ?? fault(in: name.poolID, as: .userPoolID).map { _ in
        "does not end in the id of a user pool"
      }
  }

  /// The same for `ProviderName:ClientId`, as mappings name a client of a user pool.
  ///
  /// What names another kind of provider has no fault.
  public func fault(inMappingName text: Text) -> String? {
    if let named = wholly(text),
      template.resources[named.logicalID]?.type.hasPrefix("AWS::Cognito::") == true
    {
      return fault(in: text, as: .providerName)
    }
    guard let name = ProviderName(text) else { return nil }
    if let fault = fault(inRegionOf: name) { return fault }
    guard let (poolID, clientID) = name.poolID.parted(at: ":") else {
      return name.poolID.known.map { _ in "has no client id behind the name of the pool" }
    }
    if fault(in: poolID, as: .userPoolID) != nil {
      return "has no id of a user pool in front of the colon"
    }
    return fault(in: clientID, as: .clientID).map { "ends in a client id that \($0)" }
  }

  private func fault(inRegionOf name: ProviderName) -> String? {
    name.region.known.flatMap {
      Region.isName($0) ? nil : "has '\($0)' where the name of a region belongs"
    }
  }
}
