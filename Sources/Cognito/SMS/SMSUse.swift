internal import IAM
public import Resolution
public import Templates

/// Something for which a user pool sends text messages.
public struct SMSUse {
  /// What the messages are for.
  public enum Kind: Sendable {
    /// `SMS_MFA` in `EnabledMfas`, with MFA on or optional.
    case mfa
    /// MFA on or optional, no `EnabledMfas`, and `SmsConfiguration` in the pool: SMS is the factor.
    case mfaByDefault
    /// `phone_number` in `AutoVerifiedAttributes`.
    case verification
    /// `SMS_OTP` in `AllowedFirstAuthFactors`.
    case signInCode
    /// `phone_number` in `UsernameAttributes`.
    case userName
    /// `verified_phone_number` in `RecoveryMechanisms`.
    case recovery
    /// `phone_number` in `AttributesRequireVerificationBeforeUpdate`.
    case attributeChange
    /// A user of the template, who has a phone number, is invited by SMS.
    case invitation
  }

  /// What the messages are for.
  public let kind: Kind
  /// What makes the pool send them: the item of a list, or the setting.
  public let cause: Value
  /// The resource that holds the cause: the pool, or a user of it.
  public let holder: Resource
  /// It sends them; else the template leaves open whether it does.
  public let isSure: Bool

  /// The service refuses the pool, or sign-in fails, where no SMS can be sent.
  public var isHard: Bool {
    switch kind {
    case .mfa, .mfaByDefault, .verification, .signInCode: true
    case .userName, .recovery, .attributeChange, .invitation: false
    }
  }
}

extension UserPool {
  /// Every use of SMS that the template shows, or may show: hard ones first.
  ///
  /// Users of the pool that are not in the template are not counted: see ``usesSMS``.
  public var smsUses: [SMSUse] {
    mfaUses
      + [
        listed("phone_number", in: properties["AutoVerifiedAttributes"], .verification),
        listed("SMS_OTP", in: firstFactors, .signInCode),
        listed("phone_number", in: properties["UsernameAttributes"], .userName),
        recoveryUse,
        listed(
          "phone_number",
          in: properties["UserAttributeUpdateSettings"][
            "AttributesRequireVerificationBeforeUpdate"], .attributeChange),
      ].compactMap(\.self) + invitations
  }

  /// SMS is used, as far as the template decides it.
  public var usesSMS: Truth {
    let uses = smsUses
    if uses.contains(where: \.isSure) { return .yes }
    return uses.isEmpty && !scenario.template.mayHaveMoreThanServerless ? .no : .open
  }

  private func listed(_ text: String, in list: Value, _ kind: SMSUse.Kind) -> SMSUse? {
    list.item(saying: text).map { item in
      SMSUse(kind: kind, cause: item.value, holder: resource, isSure: item.isSure)
    }
  }

  private var mfaUses: [SMSUse] {
    let mfa = asksForMFA
    guard mfa != .no else { return [] }
    let factors = properties["EnabledMfas"]
    if let item = factors.item(saying: "SMS_MFA") {
      let isSure = item.isSure && mfa == .yes
      return [SMSUse(kind: .mfa, cause: item.value, holder: resource, isSure: isSure)]
    }
    let settings = properties["SmsConfiguration"]
    let maySend = !settings.members.isEmpty || settings.mayBeStructure
    guard factors.items.isEmpty, maySend else { return [] }
    let isSure = mfa == .yes && !settings.members.isEmpty
    return [
      SMSUse(
        kind: .mfaByDefault, cause: properties["MfaConfiguration"], holder: resource,
        isSure: isSure)
    ]
  }

  private var recoveryUse: SMSUse? {
    let uses = properties["AccountRecoverySetting"]["RecoveryMechanisms"].items.compactMap {
      listed("verified_phone_number", in: $0["Name"], .recovery)
    }
    return uses.first(where: \.isSure) ?? uses.first
  }

  private var invitations: [SMSUse] {
    scenario.resources(ofType: ResourceType.userPoolUser).compactMap { candidate in
      let user = PoolUser(candidate, in: scenario)
      let parts = [owns(candidate), user.isInvitedBySMS, user.hasPhoneNumber(in: self)]
      guard !parts.contains(.no) else { return nil }
      return SMSUse(
        kind: .invitation, cause: user.invitationCause, holder: candidate,
        isSure: !parts.contains(.open))
    }
  }
}
