public import Resolution
public import Templates

/// An app client of a user pool, in one scenario.
public struct PoolClient {
  /// The client.
  public let resource: Resource
  private let flows: Value

  /// A resource of type ``Templates/ResourceType/userPoolClient``.
  public init(_ resource: Resource, in scenario: Scenario) {
    self.resource = resource
    flows = scenario.properties(of: resource)["ExplicitAuthFlows"]
  }

  /// What a client may use whose `ExplicitAuthFlows` is absent.
  ///
  /// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  private static let defaultFlows = [
    "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH",
  ]

  /// Whether the client allows one of some flows, by the names of `ExplicitAuthFlows`.
  public func allows(oneOf names: [String]) -> Truth {
    if flows.items.isEmpty {
      return names.contains(where: Self.defaultFlows.contains) ? .yes : .no
    }
    return .any(names.map { flows.says($0) })
  }
}

extension UserPool {
  /// The pool's clients, and why there may be others, in one line.
  public var clients: (found: [PoolClient], openReason: String?) {
    let members = scenario.members(ofType: ResourceType.userPoolClient, of: resource)
    return (members.found.map { PoolClient($0, in: scenario) }, members.openReason)
  }
}
