internal import Documents
public import IAM
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

  /// It can send text messages: `SmsConfiguration` stands in it or in its regional attachment.
  public var hasSMSSettings: Truth {
    let (attachments, mayBeMore) = scenario.resources(
      ofType: "AWS::Cognito::UserPoolRegionalConfigurationAttachment", whose: "UserPoolId",
      names: resource, as: .userPoolID)
    var result: Truth = mayBeMore ? .open : .no
    for holder in [resource] + attachments {
      let settings = scenario.properties(of: holder)["SmsConfiguration"]
      if !settings.members.isEmpty { return .yes }
      if settings.mayBeStructure || settings.hasOpenMembers { result = .open }
    }
    return result
  }
}
