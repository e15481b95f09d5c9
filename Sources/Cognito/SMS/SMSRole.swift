internal import Findings
internal import IAM
public import Resolution
public import Templates

/// The roles with which pools of the template send SMS.
extension Scenario {
  /// Whether the policies of a resource are, or may be, those of such a role.
  ///
  /// A phone number has no ARN, so such a role must be allowed to publish to everything, and when the
  /// pool is made.
  public func isForSMS(_ holder: Resource) -> Truth {
    cached("for SMS", of: holder) {
      .any(
        smsCallers.map { caller in
          switch RoleReference(caller, in: self) {
          case .role(let role):
            Truth(role.logicalID == holder.logicalID || attaches(holder, to: role))
          case .unknown: .open
          case .imported, .wrong: .no
          }
        })
    }
  }

  private var smsCallers: [Value] {
    SMSSender.resourceTypes.flatMap { type in
      resources(ofType: type).flatMap { resource -> [Value] in
        guard case .senders(let senders) = SMSSettings(of: resource, in: self) else { return [] }
        return senders.map(\.callerArn)
      }
    }
  }

  private func attaches(_ policy: Resource, to role: Resource) -> Bool {
    RolePermissions(of: role, in: self).policies.contains {
      $0.holder?.logicalID == policy.logicalID
    }
  }
}
