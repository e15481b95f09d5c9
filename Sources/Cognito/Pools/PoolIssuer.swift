public import Resolution
public import Templates

/// What a value that should be the issuer of tokens turns out to name.
///
/// A pool's is `https://cognito-idp.REGION.amazonaws.com/ID`, which is its `ProviderURL`:
/// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
public enum PoolIssuer {
  /// A pool of this template.
  case pool(Resource)
  /// Meant as a pool, but not an issuer; says what it is instead, with a verb.
  case wrong(String)
  /// An issuer other than Cognito.
  case foreign
  /// The template does not decide it, or the pool is elsewhere; one line.
  case unknown(String)

  /// Follows a value to a pool.
  public init(_ value: Value, in scenario: Scenario) {
    switch value.origin {
    case .attribute(let logicalID, let name):
      self = Self.judge(logicalID, name, in: scenario)
    case .resource(let logicalID):
      self = Self.judge(logicalID, nil, in: scenario)
    case .parameter, .pseudoParameter, .derived, .fresh, nil:
      self = value.asText.map { Self.judge($0, in: scenario) } ?? .unknown("there is no Issuer")
    }
  }

  private static func judge(
    _ logicalID: String, _ attribute: String?, in scenario: Scenario
  ) -> PoolIssuer {
    guard let resource = scenario.template.resources[logicalID],
      resource.type.hasPrefix("AWS::Cognito::")
    else { return .unknown("the issuer comes from '\(logicalID)'") }
    let what = attribute.map { "the \($0)" } ?? "what Ref gives"
    guard resource.type == ResourceType.userPool, attribute == "ProviderURL" else {
      return .wrong("is \(what) of '\(logicalID)', which is not an issuer")
    }
    return scenario.exists(resource)
      ? .pool(resource) : .unknown("pool '\(logicalID)' is not created")
  }

  private static func judge(_ text: Text, in scenario: Scenario) -> PoolIssuer {
    let literals = text.parts.compactMap { part in
      if case .literal(let literal) = part { literal } else { nil }
    }
    if literals.contains(where: { $0.contains(".amazoncognito.com") }) {
      return .wrong("is the domain of the login pages, which is not an issuer")
    }
    if let known = text.known {
      guard known.contains("cognito-idp.") else { return .foreign }
      guard known.hasPrefix("https://") else { return .wrong("does not start with https://") }
      let parts = known.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 4
        ? .unknown("the pool is not in the template")
        : .wrong("does not end with the id of a pool")
    }
    guard let named = pool(in: text, scenario) else {
      return .unknown("the issuer is not in the template")
    }
    guard let first = literals.first, case .literal = text.parts.first,
      first.hasPrefix("https://")
    else { return .wrong("does not start with https://") }
    guard case .atom = text.parts.last else { return .wrong("goes on after the id of the pool") }
    return .pool(named)
  }

  /// The pool of the template whose id, or the name that ends in it, a text holds.
  private static func pool(in text: Text, _ scenario: Scenario) -> Resource? {
    for case .atom(let atom) in text.parts {
      switch atom.origin {
      case .resource(let logicalID), .attribute(let logicalID, "UserPoolId"),
        .attribute(let logicalID, "ProviderName"):
        guard let pool = scenario.template.resources[logicalID],
          pool.type == ResourceType.userPool, scenario.exists(pool)
        else { continue }
        return pool
      default: continue
      }
    }
    return nil
  }
}
