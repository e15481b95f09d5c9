public import Resolution
public import Templates

/// Claims of tokens that users can change themselves, since a client lets them write the attribute.
extension Scenario {
  /// Whether a client lets users write a custom attribute, by its name in tokens: `custom:tenant`.
  public func mayWrite(_ claim: String, by client: Resource) -> Truth {
    guard claim.hasPrefix("custom:"), let pool = pool(of: client).resource else { return .open }
    let written = properties(of: client)["WriteAttributes"]
    if let item = written.item(saying: claim) { return item.isSure ? .yes : .open }
    // Without a list a client may write all that is mutable.
    guard written.isAbsent else { return written.mayBeStructure ? .open : .no }
    switch PoolSchema(of: pool, in: self).attribute(claim) {
    case .declared(let entry):
      switch entry["Mutable"].asBoolean {
      case .absent, .known(true): return .yes
      case .known(false): return .no
      case .open, .other: return .open
      }
    case .standard, .missing: return .no
    case .unknown: return .open
    }
  }

  /// The claims that give users of identity pools rights: those of mapping rules and of principal tags.
  public var claimsThatGiveRights: [String] {
    let rules = resources(ofType: ResourceType.identityPoolRoleAttachment).flatMap { attachment in
      properties(of: attachment)["RoleMappings"].members.flatMap {
        $0.value["RulesConfiguration"]["Rules"].items.map { $0["Claim"] }
      }
    }
    let tags = resources(ofType: ResourceType.identityPoolPrincipalTag).flatMap { tag in
      properties(of: tag)["PrincipalTags"].members.map(\.value)
    }
    return (rules + tags).compactMap(\.knownText)
  }
}
