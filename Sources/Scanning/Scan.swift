internal import BuiltInRules
public import Findings
internal import Rules
internal import Suppressions
internal import Synchronization

/// One scan: what to look at, and what fails it.
public struct Scan: Sendable {
  /// The version of the tool, as reports name it.
  public static let toolVersion = "0.1.0"

  /// What was asked for.
  public let inputs: [ScanInput]
  /// The folder that reported paths are relative to; found when `nil`.
  public let root: String?
  /// From which severity on findings fail the run.
  public let gate: Gate
  /// Finding no template is no error.
  public let allowsEmpty: Bool

  /// Which configuration decides.
  public let configuration: ConfigurationChoice
  /// The set of rules that are asked.
  public let profile: Profile
  /// Rules files that are asked beside it.
  public let guardRules: GuardChoice
  /// What happens to findings that somebody accepted.
  public let acceptance: AcceptanceChoice
  /// Values of parameters.
  public let parameters: ScanParameters

  /// A scan of `inputs`.
  public init(
    _ inputs: [ScanInput], configuration: ConfigurationChoice = .found,
    profile: Profile = .default, guardRules: GuardChoice = GuardChoice(),
    acceptance: AcceptanceChoice = AcceptanceChoice(),
    parameters: ScanParameters = ScanParameters(), root: String?, gate: Gate, allowsEmpty: Bool
  ) {
    self.inputs = inputs
    self.configuration = configuration
    self.profile = profile
    self.guardRules = guardRules
    self.acceptance = acceptance
    self.parameters = parameters
    self.root = root
    self.gate = gate
    self.allowsEmpty = allowsEmpty
  }

  /// What a scan came to.
  public struct Result<Report: Sendable>: Sendable {
    /// What all reports are made from.
    public let report: Report
    /// Files that were looked at and are no templates, by path, with the reason.
    public let otherFiles: [(path: String, reason: String)]
    /// The folder that reported paths are relative to.
    public let root: String
    /// Templates outside that folder, which are reported with their whole paths.
    public let outsideCount: Int
    /// Lines of given rules files that probably do not do what they seem to do, one line each.
    public let warnings: [String]
    /// Real paths of templates, rules files, parameter files and configuration, which no report may overwrite.
    let sources: Set<BytePath>
  }

  /// Reads and checks every file, and keeps all that is found in memory.
  ///
  /// - Throws: ``UsageError`` where ``prepared()`` or ``PreparedScan/run(_:)`` does.
  public func run() async throws(UsageError) -> Result<ScanReport> {
    let scan = try prepared()
    let found = Mutex<[(place: Int, template: TemplateReport)]>([])
    let result = try await scan.run { template, place in
      found.withLock { $0.append((place, template)) }
    }
    let templates = found.withLock { $0.sorted { $0.place < $1.place } }.map(\.template)
    return Result(
      report: ScanReport(
        scan.terms, templates: templates, otherFileCount: result.report.otherFileCount,
        endTime: result.report.endTime),
      otherFiles: result.otherFiles, root: result.root, outsideCount: result.outsideCount,
      warnings: result.warnings, sources: result.sources)
  }

  /// Reads what decides how templates are checked, and finds them.
  ///
  /// - Throws: ``UsageError`` where a path or the root does not exist, or the configuration, a parameter's
  ///   value or the environment cannot be meant.
  public func prepared() throws(UsageError) -> PreparedScan {
    try prepared(writingBaseline: false)
  }

  /// - Parameter writesBaseline: a baseline that is named need not be there yet.
  func prepared(writingBaseline writesBaseline: Bool) throws(UsageError) -> PreparedScan {
    let clock = try ReportClock()
    let root = try SourceRoot(given: root)
    let configuration = try configuration.configuration(of: inputs, below: root)
    let given = try GuardFiles(root: root, mode: guardRules.mode, time: clock.startSeconds)
      .load(guardRules.paths)
    let options =
      try configuration?.options(of: ConfigurableRule.all(with: given.rules)) ?? [:]
    let (files, standardInput) = try lookedAt(below: root)
    let chosen = BuiltInRules.all.filter { profile.includes($0.metadata) } + given.rules
    let rules = RuleSet(
      chosen.map { $0.configured(for: profile, options: options[$0.metadata.id] ?? [:]) },
      packs: given.packs)
    let deployments = try parameters.deployments()
    let known = RuleSet(BuiltInRules.all + given.rules, packs: given.packs).metadata
    let suppressions =
      acceptance.ignoresSuppressions
      ? nil
      : SuppressionTerms(
        today: clock.today, rules: known, policy: acceptance.policy,
        configured: acceptance.configured)
    let baseline = try BaselineFile(acceptance.baseline, root: root, mayBeMissing: writesBaseline)
    try baseline.content?.check(against: acceptance.policy, rules: known)
    let settings =
      parameters.files.map { BytePath($0) } + (configuration.map { [$0.file] } ?? []) + given.paths
      + [baseline.path]
    let places = try ScannedPlaces(inputs, files: files, standardInput: standardInput, root: root)
    var changes: ChangedLines?
    if let base = acceptance.changedSince {
      changes = try ChangedLines(since: base, of: files.map(\.path), root: root.path)
    }
    return PreparedScan(
      terms: ScanTerms(
        toolVersion: Self.toolVersion, rules: rules.metadata, gate: gate,
        acceptanceGates: AcceptanceGates(
          failsOnUnused: acceptance.failsOnUnused,
          expiringUntil: acceptance.expiringDays.map { clock.today.adding(days: $0) }),
        allowsEmpty: allowsEmpty, startTime: clock.startTime),
      clock: clock, root: root,
      files: CheckedFiles(
        inputs: InputFile.all(files, standardInput: standardInput),
        checker: Checker(rules, deployments: deployments, suppressions: suppressions)),
      baseline: baseline, changes: changes, places: places, deployments: deployments,
      warnings: given.warnings,
      settings: settings.map { ReportPlace($0).path })
  }

  /// The files, and the path that standard input is reported under if it is read.
  private func lookedAt(
    below root: SourceRoot
  ) throws(UsageError) -> (files: [FileFinder.File], standardInput: String?) {
    var paths: [String] = []
    var standardInput: String?
    for input in inputs {
      switch input {
      case .path(let path): paths.append(path)
      case .standardInput(let path): standardInput = try StandardInputPath.normalized(path)
      }
    }
    let files = try FileFinder(root: root).files(under: paths)
    if let path = standardInput,
      files.contains(where: { $0.reportedPath.utf8.elementsEqual(path.utf8) })
    {
      throw UsageError(
        "standard input is '\(path)' (--stdin-filename), which is scanned as a file too")
    }
    return (files, standardInput)
  }
}
