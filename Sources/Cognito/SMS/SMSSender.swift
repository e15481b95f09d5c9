internal import Documents
public import Resolution
public import Rules
public import Templates

/// One way in which a pool sends text messages: a role, and the id that the pool shows when it assumes it.
///
/// They stand in `SmsConfiguration` of a pool or of its regional attachment, and in `EumsSms` there.
public struct SMSSender {
  /// The service that carries the messages.
  public enum Service: Sendable {
    /// `SmsConfiguration`: Amazon SNS.
    case sns
    /// `SmsConfiguration.EumsSms`: AWS End User Messaging SMS.
    case endUserMessaging
  }

  /// The types that have a `SmsConfiguration`.
  public static let resourceTypes = [
    ResourceType.userPool, ResourceType.userPoolRegionalConfigurationAttachment,
  ]

  /// Which service sends.
  public let service: Service
  /// The pool, or its regional attachment.
  public let resource: Resource
  /// The properties that hold the two values below.
  public let settings: Value
  /// `SnsCallerArn` or `CallerArn`.
  public let callerArn: Value
  /// `ExternalId`.
  public let externalID: Value

  /// The pool or its attachment in a message: `pool 'Users'`.
  public var words: String {
    let noun = resource.type == ResourceType.userPool ? "pool" : "regional configuration"
    return "\(noun) '\(resource.logicalID)'"
  }

  /// The names of properties that lead to ``settings``.
  public var path: [String] {
    service == .sns ? ["SmsConfiguration"] : ["SmsConfiguration", "EumsSms"]
  }

  /// What the role must allow.
  ///
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html
  public var action: String { service == .sns ? "sns:Publish" : "sms-voice:SendTextMessage" }

  /// The name of the property that names the role.
  public var callerProperty: String { service == .sns ? "SnsCallerArn" : "CallerArn" }
}

/// The SMS settings of a pool in one scenario.
public enum SMSSettings {
  /// There is no `SmsConfiguration`, or an empty one.
  case none
  case senders([SMSSender])
  /// The template does not decide what they are; one line.
  case open(String)

  /// Asks `check` of the senders of a resource; without settings there is nothing to ask.
  public static func judge(
    _ resource: Resource, in scenario: Scenario, _ check: ([SMSSender]) -> Outcome
  ) -> Outcome {
    switch SMSSettings(of: resource, in: scenario) {
    case .none: .notApplicable
    case .open(let reason): .undecided(reason)
    case .senders(let senders): check(senders)
    }
  }

  /// The settings of a resource of ``SMSSender/resourceTypes``.
  init(of resource: Resource, in scenario: Scenario) {
    let settings = scenario.properties(of: resource)["SmsConfiguration"]
    guard !settings.mayBeStructure else {
      self = .open("SmsConfiguration of '\(resource.logicalID)' is not in the template")
      return
    }
    guard !settings.members.isEmpty else {
      self = .none
      return
    }
    let sns = SMSSender(
      service: .sns, resource: resource, settings: settings, callerArn: settings["SnsCallerArn"],
      externalID: settings["ExternalId"])
    let eums = settings["EumsSms"]
    guard !eums.isAbsent else {
      self = .senders([sns])
      return
    }
    let endUserMessaging = SMSSender(
      service: .endUserMessaging, resource: resource, settings: eums,
      callerArn: eums["CallerArn"], externalID: eums["ExternalId"])
    self = .senders(sns.callerArn.isAbsent ? [endUserMessaging] : [sns, endUserMessaging])
  }
}
