internal import Findings

/// What is decided of one rule before a scan.
struct RuleState: Sendable {
  /// It is asked.
  var isAsked: Bool
  /// Who decided that.
  var cause: Cause
  /// `nil` for its own.
  var severity: Setting<Severity>?
  /// By their names.
  var options: [String: Setting<OptionValue>] = [:]

  /// Why a rule is asked or not.
  enum Cause: Sendable, CustomStringConvertible {
    /// A profile has it or not.
    case profile(Profile)
    /// It stands in a rules file that was given.
    case rulesFile
    /// Nothing else can be asked of a file that it refuses.
    case always
    /// Someone chose.
    case set(Origin)

    var description: String {
      switch self {
      case .profile(let profile): "profile '\(profile.rawValue)'"
      case .rulesFile: "--rules"
      case .always: "always"
      case .set(let origin): origin.description
      }
    }
  }

  fileprivate mutating func set(_ isAsked: Bool, by cause: Cause) {
    guard self.isAsked != isAsked else { return }
    self.isAsked = isAsked
    self.cause = cause
  }
}

/// What is decided of every rule: by the profile, then the configuration, then the command line.
struct RuleStates: Sendable {
  /// All rules that there are, by id.
  private(set) var byID: [String: RuleState] = [:]

  /// Every rule, asked or not.
  struct Catalogue {
    let rules: [RuleMetadata]
    /// Ids of those of rules files.
    let given: Set<String>
    /// Ids of those that refuse files.
    let always: Set<String>
  }

  /// Decides.
  ///
  /// - Throws: ``UsageError`` where a rule, a tag or an option is none, an option takes another kind of value, or a
  ///   rule is switched off that is always asked.
  init(
    of catalogue: Catalogue, profile: Profile, configurations: ConfigurationChain,
    selection: RuleSelection
  ) throws(UsageError) {
    for rule in catalogue.rules {
      byID[rule.id] =
        catalogue.always.contains(rule.id)
        ? RuleState(isAsked: true, cause: .always)
        : catalogue.given.contains(rule.id)
          ? RuleState(isAsked: true, cause: .rulesFile)
          : RuleState(isAsked: profile.includes(rule), cause: .profile(profile))
    }
    for configuration in configurations.all.reversed() {
      try apply(configuration, to: catalogue)
    }
    try apply(selection, to: catalogue)
  }

  // MARK: Configuration

  private mutating func apply(
    _ configuration: Configuration, to catalogue: Catalogue
  ) throws(UsageError) {
    let lookup = RuleEntryLookup(text: configuration.text, catalogue: catalogue)
    var toggles: [String: Setting<ConfigurationShape.Toggle>] = [:]
    for (entry, rules) in try lookup.rules(of: configuration.rules) {
      let options = try lookup.options(of: entry, for: rules)
      for rule in rules {
        // A rule with settings of its own is not switched off by a prefix.
        toggles[rule.id] = entry.toggle.map { Setting($0, entry.origin) }
        if let severity = entry.severity { byID[rule.id]?.severity = severity }
        byID[rule.id]?.options.merge(options) { _, nearer in nearer }
      }
    }
    for (id, toggle) in toggles {
      setAsked(id, toggle.value == .on, by: .set(toggle.origin), in: catalogue)
    }
  }

  // MARK: Command line

  private mutating func apply(
    _ selection: RuleSelection, to catalogue: Catalogue
  ) throws(UsageError) {
    let flags = RuleFlags(catalogue: catalogue)
    let chosen = try flags.rules(selection.rules, of: "--rule")
    let tagged = try flags.rules(tagged: selection.tags, of: "--tag")
    for rule in catalogue.rules {
      if !selection.tags.isEmpty, !tagged.contains(rule.id) {
        setAsked(rule.id, false, by: .set(.flag("--tag")), in: catalogue)
      }
      guard !selection.rules.isEmpty else { continue }
      if chosen.contains(rule.id) {
        setAsked(rule.id, true, by: .set(.flag("--rule")), in: catalogue)
      } else if selection.tags.isEmpty {
        setAsked(rule.id, false, by: .set(.flag("--rule")), in: catalogue)
      }
    }
    let skipped = try flags.rules(skipping: selection.skippedRules, by: "--skip-rule")
    for id in skipped { setAsked(id, false, by: .set(.flag("--skip-rule")), in: catalogue) }
    let untagged = try flags.rules(tagged: selection.skippedTags, of: "--skip-tag")
    for id in untagged { setAsked(id, false, by: .set(.flag("--skip-tag")), in: catalogue) }
  }

  private mutating func setAsked(
    _ id: String, _ isAsked: Bool, by cause: RuleState.Cause, in catalogue: Catalogue
  ) {
    guard !catalogue.always.contains(id) else { return }
    byID[id]?.set(isAsked, by: cause)
  }
}
