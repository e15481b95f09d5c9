internal import BuiltInRules
internal import Findings
internal import Rules

/// The rules that a scan asks, as its settings say.
struct ChosenRules {
  /// What is asked.
  let asked: RuleSet
  /// Every rule that there is, asked or not.
  let all: [RuleMetadata]
  /// What is said of those that are asked, with the severities that were set.
  let metadata: [RuleMetadata]
  /// What is left out of some files, or of all.
  let silences: [Silence]

  /// Chooses among the rules that ship and those of rules files.
  ///
  /// - Throws: ``UsageError`` where a rule, a tag or an option is none.
  init(_ settings: Settings, given: GuardFiles.Loaded) throws(UsageError) {
    let catalogue = RuleStates.Catalogue(given: given)
    let states = try settings.ruleStates(of: catalogue)
    all = catalogue.rules
    let chosen = (BuiltInRules.all + given.rules).compactMap { rule -> (any Rule)? in
      guard let state = states.byID[rule.metadata.id], state.isAsked else { return nil }
      return rule.configured(
        for: settings.profile.value, options: state.options.mapValues(\.value))
    }
    asked = RuleSet(chosen, packs: given.packs)
    // Rules of a pack use each other: all are asked, and those that are off are not heard.
    let off = Set(asked.metadata.map(\.id).filter { states.byID[$0]?.isAsked == false })
    metadata = asked.metadata.filter { !off.contains($0.id) }.map { rule in
      states.byID[rule.id]?.severity.map { rule.weighed(as: $0.value) } ?? rule
    }
    let everywhere = off.isEmpty ? [] : [Silence(paths: nil, ruleIDs: off)]
    silences = try everywhere + settings.silences(in: catalogue)
  }
}

extension RuleStates.Catalogue {
  /// The rules that ship, and those of rules files.
  init(given: GuardFiles.Loaded) {
    let all = BuiltInRules.all + given.rules
    let packs = given.packs.flatMap(\.rules)
    self.init(
      rules: all.map(\.describedMetadata) + packs,
      given: Set(given.rules.map(\.metadata.id) + packs.map(\.id)),
      always: Set(all.filter(\.refusesFiles).map(\.metadata.id)))
  }
}

extension Rule {
  /// It asks about files that cannot be checked.
  fileprivate var refusesFiles: Bool { if case .reading = kind { true } else { false } }
}
