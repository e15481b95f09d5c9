public import Findings

/// What a command line says of what the environment or a configuration may say too; `nil` and nothing where it
/// is silent.
public struct SettingFlags: Sendable {
  /// `--root`.
  public var root: String?
  /// `--fail-on`.
  public var gate: Gate?
  /// `--profile`.
  public var profile: Profile?
  /// `--jobs`, from 1.
  public var jobs: Int?
  /// `--min-severity`.
  public var minimumSeverity: Severity?
  /// `--param-file`.
  public var parameterFiles: [String] = []
  /// `--include`, in place of the configuration's; patterns from the source root.
  public var include: [String] = []
  /// `--exclude`, beside the configuration's; patterns from the source root.
  public var exclude: [String] = []
  /// `--rule`, `--skip-rule`, `--tag` and `--skip-tag`.
  public var selection = RuleSelection()
  /// `--fail-on-undecided`.
  public var countsUndecided = false
  /// `--exit-zero`.
  public var isReportOnly = false

  /// Silence.
  public init() {}
}

/// Which rules a command line chooses: ids, names, or prefixes of them that end in `*`; and tags.
public struct RuleSelection: Sendable {
  /// `--rule`: these are asked in place of a profile.
  public var rules: [String] = []
  /// `--skip-rule`: these are not asked.
  public var skippedRules: [String] = []
  /// `--tag`: of the profile, these alone are asked.
  public var tags: [String] = []
  /// `--skip-tag`: these are not asked.
  public var skippedTags: [String] = []

  /// Nothing is chosen.
  public init() {}
}
