public import Resolution

extension Statement {
  /// The principal that is an account as a whole, other than the one that the template goes to.
  public func foreignAccount(in scenario: Scenario) -> FoundItem {
    let own = scenario.pseudoParameter("AWS::AccountId")
    return principal["AWS"].firstItem { text in
      guard let account = Self.account(wholly: text) else {
        return text.onlyAtom?.isParameter == true ? .open : .no
      }
      // A default that is no account stands for one to be given.
      if account.isAccountID == .no { return .open }
      return account.equals(own).negated
    }
  }

  /// The principal that is the account as a whole that the template goes to.
  public func ownAccount(in scenario: Scenario) -> FoundItem {
    let own = scenario.pseudoParameter("AWS::AccountId")
    return principal["AWS"].firstItem { text in
      Self.account(wholly: text)?.equals(own) ?? .no
    }
  }

  /// A condition that a call must meet is about one of some keys, in lower case.
  public func isBound(by keys: Set<String>) -> Bool {
    conditions.contains { entry in
      let key = entry.key.lowercased()
      return entry.isBinding
        && (keys.contains(key) || keys.contains { $0.hasSuffix("/") && key.hasPrefix($0) })
    }
  }

  /// `123456789012` or the ARN of its root.
  private static func account(wholly text: Text) -> Text? {
    if text.isAccountID == .yes { return text }
    guard let components = text.arnComponents, components.count == 6,
      components[2].known == "iam", components[5].known == "root"
    else { return nil }
    return components[4]
  }
}

extension Atom {
  fileprivate var isParameter: Bool {
    if case .parameter = origin { true } else { false }
  }
}
