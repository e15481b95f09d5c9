public import Findings

/// Every rule with what a scan would do with it.
public struct RuleOverview: Sendable {
  /// A rule, asked or not.
  public struct Entry: Sendable {
    /// What is said of it, with the severity that was set.
    public let rule: RuleMetadata
    /// It is asked.
    public let isAsked: Bool
    /// Who decided that.
    public let decidedBy: String
    /// Who set the severity; `nil` where it is the rule's own.
    public let severitySetBy: String?
  }

  /// Those that have one of some tags, or all where there are none.
  ///
  /// - Throws: ``UsageError`` for a tag that no rule has.
  public func entries(tagged tags: [String]) throws(UsageError) -> [Entry] {
    guard !tags.isEmpty else { return entries }
    let ids = Set(try entries.map(\.rule).tagged(tags, by: "--tag").map(\.id))
    return entries.filter { ids.contains($0.rule.id) }
  }

  /// By id.
  public let entries: [Entry]

  /// What a scan of the working directory would ask.
  ///
  /// - Throws: ``UsageError`` where that scan would, for what is set.
  public init(
    flags: SettingFlags, configuration: ConfigurationChoice,
    guardRules: GuardChoice = GuardChoice()
  ) throws(UsageError) {
    let settings = try Settings(flags, configuration: configuration, of: [.path(".")])
    let given = try GuardFiles(root: settings.root.value, mode: guardRules.mode, time: 0)
      .load(guardRules.paths)
    let catalogue = RuleStates.Catalogue(given: given)
    let states = try settings.ruleStates(of: catalogue)
    entries = catalogue.rules.sorted { $0.id < $1.id }.compactMap { rule in
      states.byID[rule.id].map { state in
        Entry(
          rule: state.severity.map { rule.weighed(as: $0.value) } ?? rule, isAsked: state.isAsked,
          decidedBy: "\(state.cause)", severitySetBy: state.severity?.origin.description)
      }
    }
  }
}
