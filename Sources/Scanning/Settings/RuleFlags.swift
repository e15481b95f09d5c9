internal import Documents
internal import Findings

/// The rules that flags name.
struct RuleFlags {
  let catalogue: RuleStates.Catalogue

  /// Ids of the rules that selectors mean.
  func rules(_ selectors: [String], of flag: String) throws(UsageError) -> Set<String> {
    var ids: Set<String> = []
    for selector in selectors {
      ids.formUnion(try rules(RuleSelector(selector), of: flag).map(\.id))
    }
    return ids
  }

  /// The same, to be switched off: what is always asked is not named.
  func rules(skipping selectors: [String], by flag: String) throws(UsageError) -> Set<String> {
    for selector in selectors.map(RuleSelector.init) where !selector.isPrefix {
      let named = try rules(selector, of: flag)
      guard let rule = named.first(where: { catalogue.always.contains($0.id) }) else { continue }
      throw UsageError("\(flag): \(RuleEntryLookup.cannotSkip(rule.id))")
    }
    return try rules(selectors, of: flag)
  }

  private func rules(
    _ selector: RuleSelector, of flag: String
  ) throws(UsageError) -> [RuleMetadata] {
    do throws(RuleSelector.NothingMatches) {
      return try selector.matches(in: catalogue.rules)
    } catch {
      throw UsageError("\(flag): \(error.message)")
    }
  }

  /// Ids of the rules that have one of some tags.
  func rules(tagged tags: [String], of flag: String) throws(UsageError) -> Set<String> {
    Set(try catalogue.rules.tagged(tags, by: flag).map(\.id))
  }
}

extension [RuleMetadata] {
  /// Those that have one of some tags, in their order.
  ///
  /// - Throws: ``UsageError`` for a tag that none has.
  func tagged(_ tags: [String], by flag: String) throws(UsageError) -> [RuleMetadata] {
    let known = Set(flatMap(\.tags)).sorted()
    for tag in tags where !known.contains(tag.lowercased()) {
      let hint =
        tag.nearest(in: known).map { "did you mean '\($0)'?" }
        ?? "the tags are \(ChoiceWords.list(known, joinedBy: "and"))"
      throw UsageError("\(flag): there is no tag '\(tag)'; \(hint)")
    }
    let wanted = Set(tags.map { $0.lowercased() })
    return filter { !wanted.isDisjoint(with: $0.tags) }
  }
}
