internal import Findings
internal import Rules

/// What decides of a run, as a configuration would say it, with who says each value.
public struct SettingsPage: Sendable {
  /// The lines, each with its line break.
  public let text: String
  /// The configuration and those that it extends, as messages name them.
  public let files: [String]

  /// Settles what a scan of `inputs` would.
  ///
  /// - Throws: ``UsageError`` where that scan would, for what is set.
  public init(
    _ inputs: [ScanInput], flags: SettingFlags, configuration: ConfigurationChoice,
    guardRules: GuardChoice = GuardChoice()
  ) throws(UsageError) {
    let settings = try Settings(flags, configuration: configuration, of: inputs)
    let given = try GuardFiles(root: settings.root.value, mode: guardRules.mode, time: 0)
      .load(guardRules.paths)
    let catalogue = RuleStates.Catalogue(given: given)
    let states = try settings.ruleStates(of: catalogue)
    _ = try settings.silences(in: catalogue)
    _ = try settings.acceptance(on: ReportClock().today, among: catalogue.rules)
    files = settings.configurations.all.map(\.text.path)
    text = SettingsLines(settings, states).aligned
  }
}

/// The lines of the page.
private struct SettingsLines {
  private var lines: [(text: String, origin: Origin?)] = []

  init(_ settings: Settings, _ states: RuleStates) {
    add("root", settings.root.map { $0.path.text })
    add("fail-on", settings.gate.map(\.rawValue))
    add("fail-on-undecided", settings.countsUndecided.map { "\($0)" })
    add("exit-zero", settings.isReportOnly.map { "\($0)" })
    add("min-severity", settings.minimumSeverity.map(\.rawValue))
    add("profile", settings.profile.map(\.rawValue))
    add("jobs", settings.jobs.map { "\($0)" })
    add("parameters", settings.parameterFiles.map { $0.map(\.name) })
    add("include", settings.include.map { $0.map(\.text) })
    add("exclude", settings.exclude.map { $0.map(\.text) })
    let selection = settings.selection
    for (flag, items) in [
      ("rule", selection.rules), ("skip-rule", selection.skippedRules), ("tag", selection.tags),
      ("skip-tag", selection.skippedTags),
    ] {
      add(flag, items.map { Setting($0, .flag("--\(flag)")) })
    }
    add(states)
    for override in settings.overrides { add(override) }
    if let policy = settings.configurations.first(\.policy) { add(policy) }
    let suppressions = settings.configurations.all.flatMap(\.suppressions)
    if !suppressions.isEmpty { lines.append(("suppressions:", nil)) }
    for entry in suppressions {
      let end = entry.expires.map { " (until \($0))" } ?? ""
      lines.append(("  \(entry.selector.text)\(end): \(entry.reason)", entry.origin))
    }
  }

  /// The lines, with the origins below each other.
  var aligned: String {
    let width = lines.filter { $0.origin != nil }.map(\.text.count).max() ?? 0
    return lines.map { line in
      guard let origin = line.origin else { return "\(line.text)\n" }
      let blanks = String(repeating: " ", count: width - line.text.count)
      return "\(line.text)\(blanks)  # \(origin)\n"
    }.joined()
  }

  private mutating func add(_ name: String, _ setting: Setting<String>, indent: String = "") {
    lines.append(("\(indent)\(name): \(setting.value)", setting.origin))
  }

  private mutating func add(_ name: String, _ items: [Setting<String>], indent: String = "") {
    guard !items.isEmpty else { return }
    lines.append(("\(indent)\(name):", nil))
    for item in items { lines.append(("\(indent)  - \(item.value)", item.origin)) }
  }

  /// Rules of which more is said than a profile says; those of which the same is said, once.
  private mutating func add(_ states: RuleStates) {
    var groups: [(ids: [String], lines: SettingsLines)] = []
    for (id, state) in states.byID.sorted(by: { $0.key < $1.key }) where state.isSet {
      let lines = SettingsLines(of: state)
      if let place = groups.firstIndex(where: { $0.lines.aligned == lines.aligned }) {
        groups[place].ids.append(id)
      } else {
        groups.append(([id], lines))
      }
    }
    guard !groups.isEmpty else { return }
    lines.append(("rules:", nil))
    for (ids, settings) in groups {
      lines.append(("  \(Self.name(of: ids)):", nil))
      lines += settings.lines
    }
  }

  /// All that is set for one rule.
  private init(of state: RuleState) {
    if case .set(let origin) = state.cause {
      add("state", Setting(state.isAsked ? "on" : "off", origin), indent: "    ")
    }
    if let severity = state.severity {
      add("severity", severity.map(\.rawValue), indent: "    ")
    }
    for (name, value) in state.options.sorted(by: { $0.key < $1.key }) {
      add("option \(name)", value.map(\.text), indent: "    ")
    }
  }

  private static func name(of ids: [String]) -> String {
    ids.count < 4 ? ids.joined(separator: ", ") : "\(ids[0]) and \(ids.count - 1) more"
  }

  private mutating func add(_ policy: Configuration.PolicyEntry) {
    lines.append(("policy:", policy.origin))
    let words = [
      ("require-reason", policy.requiresReason.map { "\($0)" }),
      ("require-expiry", policy.requiresExpiry.map { "\($0)" }),
      ("max-expiry-days", policy.maximumDays.map { "\($0)" }),
      ("no-inline", Self.list(policy.noInline)), ("mandatory", Self.list(policy.mandatory)),
    ]
    for case (let name, let value?) in words { lines.append(("  \(name): \(value)", nil)) }
  }

  private static func list(_ names: [Configuration.RuleName]) -> String? {
    names.isEmpty ? nil : names.map(\.selector.text).joined(separator: ", ")
  }

  private mutating func add(_ override: Configuration.Override) {
    let paths = override.paths.map(\.text).joined(separator: ", ")
    lines.append(("override of \(paths):", override.origin))
    if let gate = override.gate { add("fail-on", gate.map(\.rawValue), indent: "  ") }
    for rule in override.rules {
      lines.append(("  \(rule.selector.text): off", rule.origin))
    }
  }
}

extension RuleState {
  /// A configuration or a list of flags speaks of the rule itself.
  fileprivate var isSet: Bool {
    if severity != nil || !options.isEmpty { return true }
    guard case .set(let origin) = cause, case .file = origin else { return false }
    return true
  }
}
