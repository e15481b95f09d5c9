internal import Documents
internal import Findings

/// All that decides of a run, each value with who set it: what `config show` prints.
struct Settings: Sendable {
  let root: Setting<SourceRoot>
  let gate: Setting<Gate>
  let minimumSeverity: Setting<Severity>
  let countsUndecided: Setting<Bool>
  let isReportOnly: Setting<Bool>
  let profile: Setting<Profile>
  let jobs: Setting<Int>
  let parameterFiles: [Setting<ScanParameters.File>]
  /// Files that are looked at; all where there are none.
  let include: [Setting<PathPattern>]
  /// Files that are not looked at.
  let exclude: [Setting<PathPattern>]
  let overrides: [Configuration.Override]
  let selection: RuleSelection
  /// The nearest one first.
  let configurations: ConfigurationChain

  /// Settles what flags, the environment and the configuration say.
  ///
  /// - Throws: ``UsageError`` where one of them says what cannot be meant.
  init(
    _ flags: SettingFlags, configuration choice: ConfigurationChoice, of inputs: [ScanInput],
    precedence: Precedence = Precedence()
  ) throws(UsageError) {
    root = try precedence.root(flag: flags.root)
    let configurations = try choice.configurations(for: inputs, below: root.value)
    self.configurations = configurations
    gate = try precedence.setting(
      flag: ("--fail-on", flags.gate), variable: .gate, configured: configurations.first(\.gate),
      preset: .medium)
    profile = try precedence.setting(
      flag: ("--profile", flags.profile), variable: .profile,
      configured: configurations.first(\.profile), preset: .default)
    jobs = try precedence.setting(
      flag: ("--jobs", flags.jobs), variable: .jobs, preset: JobCount.preset)
    minimumSeverity = try precedence.setting(
      flag: ("--min-severity", flags.minimumSeverity), preset: .info)
    countsUndecided = try precedence.setting(
      flag: ("--fail-on-undecided", flags.countsUndecided ? true : nil), preset: false)
    isReportOnly = try precedence.setting(
      flag: ("--exit-zero", flags.isReportOnly ? true : nil), preset: false)
    parameterFiles =
      flags.parameterFiles.isEmpty
      ? configurations.first(\.parameterFiles) ?? []
      : flags.parameterFiles.map { Setting(ScanParameters.File(flag: $0), .flag("--param-file")) }
    let root = root.value.path.text
    let patterns = { (texts: [String], flag: String) in
      texts.map { Setting(PathPattern($0, relativeTo: root, root: root), .flag(flag)) }
    }
    include =
      flags.include.isEmpty
      ? configurations.first(\.include) ?? [] : patterns(flags.include, "--include")
    exclude = (configurations.first(\.exclude) ?? []) + patterns(flags.exclude, "--exclude")
    overrides = configurations.all.reversed().flatMap(\.overrides)
    selection = flags.selection
  }

  /// What fails the run; overrides are of the configuration, over which flag and environment win.
  var runGate: RunGate {
    let isConfigured =
      switch gate.origin {
      case .flag, .variable: false
      case .file, .preset: true
      }
    let gates = overrides.compactMap { override in
      override.gate.map { RunGate.Override(paths: override.paths, severity: $0.value) }
    }
    return RunGate(
      gate.value, overrides: isConfigured ? gates : [],
      countsUndecided: countsUndecided.value, isReportOnly: isReportOnly.value)
  }

  /// What is decided of every rule.
  ///
  /// - Throws: ``UsageError`` where a rule, a tag or an option is none.
  func ruleStates(of catalogue: RuleStates.Catalogue) throws(UsageError) -> RuleStates {
    try RuleStates(
      of: catalogue, profile: profile.value, configurations: configurations, selection: selection)
  }

  /// Rules that are not asked of some files alone.
  func silences(in catalogue: RuleStates.Catalogue) throws(UsageError) -> [Silence] {
    var silences: [Silence] = []
    for configuration in configurations.all {
      let lookup = RuleEntryLookup(text: configuration.text, catalogue: catalogue)
      for override in configuration.overrides where !override.rules.isEmpty {
        let rules = try lookup.rules(of: override.rules).flatMap(\.rules)
        silences.append(Silence(paths: override.paths, ruleIDs: Set(rules.map(\.id))))
      }
    }
    return silences
  }
}

/// Rules that are not asked of some files.
struct Silence: Sendable {
  /// `nil` for all files.
  let paths: [PathPattern]?
  let ruleIDs: Set<String>

  /// Leaves them out of what is said of a file.
  func apply(to template: inout TemplateReport) {
    guard paths?.contains(where: { $0.covers(template.path) }) ?? true else { return }
    template.remove(rules: ruleIDs.contains)
  }
}
