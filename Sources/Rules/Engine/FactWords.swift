public import Resolution

/// Facts in the words of a message: `'IsProd' is true and 'Stage' is 'dev'`.
public struct FactWords {
  private let facts: [Fact]

  /// The words for these, in their order.
  public init(facts: [Fact]) { self.facts = facts }

  /// The words; empty where no fact has any.
  public var description: String {
    var parts: [String] = []
    var texts: Set<Text> = []
    for fact in facts {
      switch fact.subject {
      case .condition(let name): parts.append("'\(name)' is \(fact.holds)")
      case .key(let text, _):
        if texts.insert(text).inserted { parts.append("'\(text.written)' is \(keys(of: text))") }
      // What holds for one value only is said by ``ValueChoices``.
      case .value: break
      }
    }
    return parts.joined(separator: " and ")
  }

  /// What a key is; where that is not said, what it is not.
  private func keys(of text: Text) -> String {
    var excluded: [String] = []
    for fact in facts {
      guard case .key(text, let keys) = fact.subject else { continue }
      let list = keys.map { "'\($0)'" }
      if fact.holds { return list.joined(separator: " or ") }
      excluded += list
    }
    return excluded.count == 1
      ? "not \(excluded[0])" : "neither \(excluded.joined(separator: " nor "))"
  }
}
