public import Resolution
public import Templates

/// A user that the template creates in a user pool, in one scenario.
public struct PoolUser {
  /// The user.
  public let resource: Resource
  /// Its properties.
  public let properties: Value

  /// A resource of type ``Templates/ResourceType/userPoolUser``.
  public init(_ resource: Resource, in scenario: Scenario) {
    self.resource = resource
    properties = scenario.properties(of: resource)
  }

  /// The channels of the invitation: a list of `SMS` and `EMAIL`; absent is SMS.
  public var mediums: Value { properties["DesiredDeliveryMediums"] }

  /// The user is invited by SMS: nothing suppresses the message, and SMS is listed or the default.
  ///
  /// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
  public var isInvitedBySMS: Truth {
    let suppressed = properties["MessageAction"].says("SUPPRESS")
    let listed = mediums.items.isEmpty ? .yes : mediums.says("SMS")
    return .all([suppressed.negated, listed])
  }

  /// What asks for the SMS: the item of ``mediums``, or the absent list.
  public var invitationCause: Value { mediums.item(saying: "SMS")?.value ?? mediums }

  /// The user has a phone number: as an attribute, or as the name to sign in with.
  ///
  /// - Parameter pool: the user's pool, where the template has it.
  public func hasPhoneNumber(in pool: UserPool?) -> Truth {
    let hasAttribute = Truth.any(
      properties["UserAttributes"].items.map { $0["Name"].says("phone_number") })
    // The name is a phone number where the pool takes one for it; all of them begin with a plus.
    let mayBeName = pool?.properties["UsernameAttributes"].says("phone_number") != .no
    let name = properties["Username"]
    let isName: Truth =
      mayBeName && !name.isAbsent && name.knownText?.hasPrefix("+") != false ? .open : .no
    return .any([hasAttribute, isName])
  }
}
