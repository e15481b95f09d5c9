internal import Documents
public import Resolution
public import Templates

/// A user pool in one scenario: who may sign up, and what is asked of those who sign in.
public struct UserPool {
  /// The pool.
  public let resource: Resource
  /// Its properties.
  public let properties: Value
  let scenario: Scenario

  /// A resource of type `AWS::Cognito::UserPool`.
  public init(_ resource: Resource, in scenario: Scenario) {
    self.resource = resource
    self.scenario = scenario
    properties = scenario.properties(of: resource)
  }

  /// Anyone can create an account: `AllowAdminCreateUserOnly` is false or absent.
  public var letsAnyoneSignUp: Truth {
    switch properties["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"].asBoolean {
    case .absent, .known(false): .yes
    case .known(true): .no
    case .open, .other: .open
    }
  }

  /// `MfaConfiguration` is ON or OPTIONAL; absent is OFF.
  ///
  /// Open for what is no such text, as an unquoted ON of YAML, which the service refuses.
  public var asksForMFA: Truth {
    let setting = properties["MfaConfiguration"]
    if setting.isAbsent { return .no }
    guard case .scalar(let text, .string) = setting.content else { return .open }
    return switch text.known {
    case "ON", "OPTIONAL": .yes
    case "OFF": .no
    default: .open
    }
  }

  /// What users can sign in with first: `Policies.SignInPolicy.AllowedFirstAuthFactors`.
  public var firstFactors: Value {
    properties["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"]
  }

  /// Threat protection acts on what it finds: `AdvancedSecurityMode` is ENFORCED; absent is OFF.
  ///
  /// Open for an unquoted OFF of YAML, which the service refuses.
  public var enforcesThreatProtection: Truth {
    let mode = properties["UserPoolAddOns"]["AdvancedSecurityMode"]
    if case .scalar(_, .boolean) = mode.content { return .open }
    return mode.says("ENFORCED")
  }

  /// It can send text messages: `SmsConfiguration` stands in it or in its regional attachment.
  public var hasSMSSettings: Truth {
    var result: Truth = scenario.template.mayHaveMoreThanServerless ? .open : .no
    let type = ResourceType.userPoolRegionalConfigurationAttachment
    for holder in [resource] + scenario.resources(ofType: type) {
      let isNamed = holder.type == type ? owns(holder) : .yes
      let settings = scenario.properties(of: holder)["SmsConfiguration"]
      let isOpen = settings.mayBeStructure || settings.hasOpenMembers
      guard isNamed != .no, isOpen || !settings.members.isEmpty else { continue }
      if isNamed == .yes, !settings.members.isEmpty { return .yes }
      result = .open
    }
    return result
  }

  /// Whether `UserPoolId` of a resource names this pool.
  public func owns(_ other: Resource) -> Truth {
    switch scenario.pool(of: other) {
    case .resource(let pool): pool.logicalID == resource.logicalID ? .yes : .no
    case .unknown, .elsewhere: .open
    case .wrong: .no
    }
  }

  /// Whether a text is the pool's ARN, or a pattern with `*` and `?` that covers it.
  ///
  /// What names one pool of the template covers no other.
  public func isCovered(byARN value: Value) -> Truth {
    switch scenario.linkPoolARN(value) {
    case .resource(let pool): return pool.logicalID == resource.logicalID ? .yes : .no
    case .wrong: return .no
    case .elsewhere, .unknown: break
    }
    guard let wanted = value.asText?.arnComponents, wanted.count == 6,
      let own = scenario.attribute("Arn", of: resource.logicalID)?.arnComponents, own.count == 6
    else { return .open }
    let answers = zip(own, wanted).map { $0.matches(pattern: $1) }
    if answers.contains(false) { return .no }
    // A partition that is written out is the one that the template is for.
    return answers.enumerated().allSatisfy { $0 == 1 || $1 == true } ? .yes : .open
  }
}
