public import Resolution

/// An item of `Action` or `NotAction` that is about one service.
public struct NamedActions {
  /// The item.
  public let value: Value
  /// It as it is written: `s3:Get*`.
  public let name: String
  /// The service, with what is known of its actions.
  public let service: AWSService
  /// What stands behind the colon.
  public let pattern: String
  /// The actions that it stands for, as far as they are known.
  public let actions: [AWSService.Action]

  /// It is a pattern, not a name.
  public var isPattern: Bool { pattern.contains { $0 == "*" || $0 == "?" } }

  /// The items of a list about services whose actions are known; all others are left out.
  static func items(of names: Value) -> [NamedActions] {
    names.items.compactMap { item in
      guard let name = item.knownText, let (service, pattern) = AWSService.parting(name) else {
        return nil
      }
      return NamedActions(
        value: item, name: name, service: service, pattern: pattern,
        actions: service.actions(named: pattern))
    }
  }
}

extension Statement {
  /// An item of `Action` is not decided, so that it may hold any action.
  public var hasOpenActions: Bool { action.items.contains { $0.knownText == nil } }
}
