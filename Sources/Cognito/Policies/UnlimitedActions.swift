internal import Findings
public import IAM
public import Resolution
public import Rules
public import Templates

extension WrittenPolicy {
  /// Fails for statements that allow an action of some kind on every resource, without condition.
  ///
  /// - Parameters:
  ///   - isMeant: tells the kind; actions that are not known are not asked of.
  ///   - words: what the policy does, with a verb, given the action that was found.
  public static func judgeUnlimited(
    of resource: Resource, in scenario: Scenario, _ isMeant: @escaping (AWSService.Action) -> Bool,
    words: @escaping (String) -> String
  ) -> Outcome {
    judgeGrants(of: resource, in: scenario) { policy, statement in
      let isUnlimited = statement.isUnlimited
      guard isUnlimited != .no else { return .pass }
      guard let (item, action) = statement.firstAction(where: isMeant) else {
        return statement.hasOpenActions
          ? .undecided("what \(policy.name) allows is not decided") : .pass
      }
      guard isUnlimited == .yes else {
        return .undecided(
          "on which resources \(policy.name) allows \(action.fullName) is not decided")
      }
      if let exempt = statement.exemptionForSMS(of: resource, in: scenario) { return exempt }
      let name = statement.words(for: action, namedBy: item)
      return .fail(Violation("\(policy.name) \(words(name))", at: policy.place(of: item)))
    }
  }
}

extension Statement {
  /// The first item of `Action` that holds an action of some kind, and the action.
  ///
  /// Services whose actions are not known are left out; `*` counts as all that are.
  public func firstAction(
    where isMeant: (AWSService.Action) -> Bool
  ) -> (item: Value, action: AWSService.Action)? {
    for named in namedActions {
      if let found = named.actions.first(where: isMeant) { return (named.value, found) }
    }
    return nil
  }

  /// An action for messages, and the pattern that holds it: `'s3:GetObject' (in 's3:*')`.
  public func words(for action: AWSService.Action, namedBy item: Value) -> String {
    let name = action.fullName
    guard let written = item.knownText, written.lowercased() != name.lowercased() else {
      return "'\(name)'"
    }
    return "'\(name)' (in '\(written)')"
  }

  /// What to say of a statement that lets a role publish SMS and nothing else; `nil` where it is none.
  public func exemptionForSMS(of resource: Resource, in scenario: Scenario) -> Outcome? {
    guard !action.items.isEmpty,
      action.items.allSatisfy({ $0.knownText?.lowercased() == "sns:publish" })
    else { return nil }
    switch scenario.isForSMS(resource) {
    case .yes: return .pass
    case .open:
      return .undecided("whether '\(resource.logicalID)' is for sending SMS is not decided")
    case .no: return nil
    }
  }
}

extension ConditionEntry {
  /// It says which resources a statement is about, or what an action may be used for.
  public var namesResources: Bool {
    guard isBinding else { return false }
    let key = key.lowercased()
    return key.hasPrefix("aws:resource") || !key.hasPrefix("aws:") && !key.hasPrefix("sts:")
  }
}
