public import Resolution

extension SharedIssuer {
  /// Whose tokens a statement takes.
  public enum Admission {
    case oneCustomer
    /// Those of all its customers.
    case everyone
    /// Those of others too, by values of a condition.
    case others(ConditionEntry, [Value])
    /// The template, or what is known of IAM, does not decide it.
    case open
    /// Other rules speak of what is wrong with the conditions.
    case notJudged
  }

  /// Whose tokens a statement takes that trusts the provider.
  public func admission(by statement: Statement) -> Admission {
    let conditions = statement.conditions
    if conditions.contains(where: { $0.operation == nil || isMistyped($0.key) }) {
      return .notJudged
    }
    let own = conditions.filter { entry in
      keys.contains { $0.lowercased() == entry.key.lowercased() } && entry.lists
    }
    let truths = own.map { entry in
      // What an empty list does is not established.
      (
        entry: entry,
        values: entry.values.items.isEmpty
          ? [.open] : entry.values.items.map { bounds($0, entry) }
      )
    }
    if truths.contains(where: { Truth.all($0.values) == .yes }) { return .oneCustomer }
    // Another claim may tell customers apart, and IAM may take it instead.
    let isOpen =
      truths.contains { !$0.values.contains(.no) }
      || conditions.contains { entry in
        entry.isBinding
          && TokenKey(entry.key).map { $0.claim != "aud" && $0.claim != "sub" } == true
      }
    if isOpen { return .open }
    guard let wide = truths.first else { return .everyone }
    let values = zip(wide.entry.values.items, wide.values).filter { $0.1 == .no }.map(\.0)
    return .others(wide.entry, values)
  }

  /// No token of the provider has the key.
  private func isMistyped(_ key: String) -> Bool {
    ConditionKeys.correction(of: key) != nil
      || TokenKey(key).map { $0.host != address.prefix { $0 != "/" } } == true
  }

  /// Whether a value is for one customer alone.
  private func bounds(_ value: Value, _ entry: ConditionEntry) -> Truth {
    guard let text = value.asText, !entry.hasPolicyVariable else { return .open }
    return entry.operation?.family == .glob ? isForOneCustomer(text, under: entry.key) : .yes
  }
}

extension ConditionEntry {
  /// Only what it lists satisfies it; a token has the claim for sure.
  fileprivate var lists: Bool {
    operation.map { operation in
      !operation.isNegated && [.text, .textIgnoringCase, .glob].contains(operation.family)
    } == true
  }
}
