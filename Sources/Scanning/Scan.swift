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
  /// Which files of folders are looked at.
  public let choice: FileChoice
  /// What the command line says of settings.
  public let flags: SettingFlags
  /// Which configuration decides.
  public let configuration: ConfigurationChoice
  /// Rules files that are asked beside the rules that ship.
  public let guardRules: GuardChoice
  /// Values of parameters, `NAME=VALUE`; they win over files.
  public let assignments: [String]
  /// Finding no template is no error.
  public let allowsEmpty: Bool

  /// What happens to findings that somebody accepted.
  public let acceptance: AcceptanceChoice

  /// A scan of `inputs`.
  public init(
    _ inputs: [ScanInput], choice: FileChoice = FileChoice(),
    flags: SettingFlags = SettingFlags(), configuration: ConfigurationChoice = .found,
    guardRules: GuardChoice = GuardChoice(), acceptance: AcceptanceChoice = AcceptanceChoice(),
    assignments: [String] = [], allowsEmpty: Bool = false
  ) {
    self.inputs = inputs
    self.choice = choice
    self.flags = flags
    self.configuration = configuration
    self.guardRules = guardRules
    self.acceptance = acceptance
    self.assignments = assignments
    self.allowsEmpty = allowsEmpty
  }

  /// What a scan came to.
  public struct Result<Report: Sendable>: Sendable {
    /// What all reports are made from.
    public let report: Report
    /// Files that were looked at and are no templates, by path, with the reason.
    public let otherFiles: [(path: String, reason: String)]
    /// Files and folders that were not looked at although they might hold templates, by path, with the reason.
    public let leftOut: [(path: String, reason: String)]
    /// The folder that reported paths are relative to.
    public let root: String
    /// Templates outside that folder, which are reported with their whole paths.
    public let outsideCount: Int
    /// Lines of given rules files that probably do not do what they seem to do, one line each.
    public let warnings: [String]
    /// Real paths of templates, rules files, parameter files and configuration, which no report may overwrite.
    let sources: Set<BytePath>
  }

  /// What is looked at, by path.
  public struct FileList: Sendable {
    /// Files that are templates, whether they can be read or not.
    public var templates: [String] = []
    /// Files that are none, with the reason.
    public var otherFiles: [(path: String, reason: String)] = []
    /// Files and folders that are not looked at although they might hold templates, with the reason.
    public var leftOut: [(path: String, reason: String)]
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
      otherFiles: result.otherFiles, leftOut: result.leftOut, root: result.root,
      outsideCount: result.outsideCount,
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
    let settings = try Settings(flags, configuration: configuration, of: inputs)
    let root = settings.root.value
    let given = try GuardFiles(root: root, mode: guardRules.mode, time: clock.startSeconds)
      .load(guardRules.paths)
    let rules = try ChosenRules(settings, given: given)
    let (found, standardInput) = try lookedAt(settings)
    let parameterFiles = settings.parameterFiles.map(\.value)
    let deployments = try ScanParameters(assignments: assignments, files: parameterFiles)
      .deployments()
    let configured = try settings.acceptance(on: clock.today, among: rules.all)
    let suppressions =
      acceptance.ignoresSuppressions
      ? nil
      : SuppressionTerms(
        today: clock.today, rules: rules.all, policy: configured.policy,
        configured: configured.entries.map(\.suppression))
    let baseline = try BaselineFile(acceptance.baseline, root: root, mayBeMissing: writesBaseline)
    try baseline.content?.check(against: configured.policy, rules: rules.all)
    let places = try ScannedPlaces(
      inputs, files: found.files, standardInput: standardInput, root: root)
    var changes: ChangedLines?
    if let base = acceptance.changedSince {
      changes = try ChangedLines(since: base, of: found.files.map(\.path), root: root.path)
    }
    let read =
      parameterFiles.map(\.path) + settings.configurations.all.map(\.file) + given.paths
      + [baseline.path]
    return PreparedScan(
      terms: ScanTerms(
        toolVersion: Self.toolVersion, rules: rules.metadata, gate: settings.runGate,
        acceptanceGates: AcceptanceGates(
          failsOnUnused: acceptance.failsOnUnused,
          expiringUntil: acceptance.expiringDays.map { clock.today.adding(days: $0) }),
        minimumSeverity: settings.minimumSeverity.value, allowsEmpty: allowsEmpty,
        startTime: clock.startTime),
      clock: clock, root: root,
      files: CheckedFiles(
        inputs: InputFile.all(
          found.files, standardInput: standardInput, upTo: choice.maximumSize),
        checker: Checker(rules.asked, deployments: deployments, suppressions: suppressions),
        width: settings.jobs.origin == .preset ? ParallelWork.width : settings.jobs.value),
      leftOut: found.leftOut,
      configured: acceptance.ignoresSuppressions ? nil : configured, policy: configured.policy,
      baseline: baseline, changes: changes, places: places,
      deployments: deployments, silences: rules.silences, warnings: given.warnings,
      settings: read.map { ReportPlace($0).path })
  }

  /// The files, and the path that standard input is reported under if it is read.
  private func lookedAt(
    _ settings: Settings
  ) throws(UsageError) -> (found: FileFinder.Found, standardInput: String?) {
    var paths: [String] = []
    var candidates: [String] = []
    var standardInput: String?
    for input in inputs {
      switch input {
      case .path(let path): paths.append(path)
      case .candidate(let path): candidates.append(path)
      case .standardInput(let path): standardInput = try StandardInputPath.normalized(path)
      }
    }
    var choice = choice
    choice.include = settings.include.map(\.value)
    choice.exclude = settings.exclude.map(\.value)
    let found = try FileFinder(root: settings.root.value, choice: choice)
      .found(under: paths, candidates: candidates)
    if let path = standardInput,
      found.files.contains(where: { $0.reportedPath.utf8.elementsEqual(path.utf8) })
    {
      throw UsageError(
        "standard input is '\(path)' (--stdin-filename), which is scanned as a file too")
    }
    return (found, standardInput)
  }
}
