public import Findings
public import Resolution
internal import Rules
public import Templates

/// What threat protection does about risky sign-in, in one scenario: an attachment to a user pool.
public struct RiskConfiguration {
  /// One action of the attachment.
  public struct Action {
    /// `EventAction`.
    public let value: Value
    /// The names of properties that lead to it.
    public let path: [String]
  }

  /// The attachment.
  public let resource: Resource
  /// Its properties.
  public let properties: Value
  /// The pool, where the template has it.
  public let pool: UserPool?

  /// A resource of type ``Templates/ResourceType/userPoolRiskConfigurationAttachment``.
  public init(_ resource: Resource, in scenario: Scenario) {
    self.resource = resource
    properties = scenario.properties(of: resource)
    pool = scenario.pool(of: resource).resource.map { UserPool($0, in: scenario) }
  }

  /// What is done about a compromised password.
  public var compromised: Action {
    action(at: ["CompromisedCredentialsRiskConfiguration", "Actions", "EventAction"])
  }

  /// What is done about a risky sign-in, by its level: `Low`, `Medium` or `High`.
  public func takeover(_ level: String) -> Action {
    action(at: ["AccountTakeoverRiskConfiguration", "Actions", "\(level)Action", "EventAction"])
  }

  /// All of them, written or not.
  public var actions: [Action] { ["Low", "Medium", "High"].map(takeover) + [compromised] }

  /// Where an action is written, or would be.
  public func place(of action: Action) -> Place {
    Place(of: action.value, at: action.path, in: resource)
  }

  private func action(at path: [String]) -> Action {
    Action(value: path.reduce(properties) { $0[$1] }, path: path)
  }
}

extension UserPool {
  /// The pool's risk configurations, and why there may be others, in one line.
  public var riskConfigurations: (found: [RiskConfiguration], openReason: String?) {
    let members = scenario.members(
      ofType: ResourceType.userPoolRiskConfigurationAttachment, of: resource)
    return (members.found.map { RiskConfiguration($0, in: scenario) }, members.openReason)
  }
}
