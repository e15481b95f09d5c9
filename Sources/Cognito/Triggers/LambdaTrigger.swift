internal import Documents
public import Resolution
public import Templates

/// One Lambda trigger of a user pool, in one scenario.
public struct LambdaTrigger {
  /// The names of properties that lead to the value, from `LambdaConfig` on.
  public let path: [String]
  /// The ARN of the function.
  public let value: Value
  /// What the value names.
  public let function: FunctionReference

  /// The name of the trigger.
  public var name: String { path.dropFirst().first ?? "" }

  /// The types that have a `LambdaConfig`.
  public static let resourceTypes = SMSSender.resourceTypes

  private static let plain = [
    "CreateAuthChallenge", "CustomMessage", "DefineAuthChallenge", "PostAuthentication",
    "PostConfirmation", "PreAuthentication", "PreSignUp", "PreTokenGeneration", "UserMigration",
    "VerifyAuthChallengeResponse",
  ]
  private static let versioned = [
    "CustomEmailSender", "CustomSMSSender", "InboundFederation", "PreTokenGenerationConfig",
  ]

  /// The triggers that a resource writes, or may have, in written order.
  public static func all(of resource: Resource, in scenario: Scenario) -> [LambdaTrigger] {
    let properties = scenario.properties(of: resource)
    let paths = plain.map { [$0] } + versioned.map { [$0, "LambdaArn"] }
    let triggers = paths.map { ["LambdaConfig"] + $0 }.compactMap { path -> LambdaTrigger? in
      let value = path.reduce(properties) { $0[$1] }
      guard !value.isAbsent else { return nil }
      return LambdaTrigger(
        path: path, value: value, function: scenario.function(namedBy: value))
    }
    return triggers.sorted { ($0.value.node?.range.start ?? 0) < ($1.value.node?.range.start ?? 0) }
  }
}

extension UserPool {
  /// A trigger of the pool, by its name in `LambdaConfig`: written there, or added by SAM.
  public func hasTrigger(_ name: String) -> Truth {
    let value = properties["LambdaConfig"][name]
    guard value.isAbsent else { return value.isOpen ? .open : .yes }
    return mayGetTriggers ? .open : .no
  }

  /// A function of SAM adds itself to the triggers of some pool, by an event of type Cognito.
  private var mayGetTriggers: Bool {
    scenario.resources(ofType: ResourceType.samFunction).contains { function in
      let events = scenario.properties(of: function)["Events"]
      return events.mayBeStructure
        || events.members.contains { $0.value["Type"].says("Cognito") != .no }
    }
  }
}
