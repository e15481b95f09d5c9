internal import BuiltInRules
public import Findings
internal import Resolution
internal import Rules

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
  /// Values of parameters.
  public let parameters: ScanParameters

  /// A scan of `inputs`.
  public init(
    _ inputs: [ScanInput], configuration: ConfigurationChoice = .found,
    profile: Profile = .default, guardRules: GuardChoice = GuardChoice(),
    parameters: ScanParameters = ScanParameters(), root: String?, gate: Gate, allowsEmpty: Bool
  ) {
    self.inputs = inputs
    self.configuration = configuration
    self.profile = profile
    self.guardRules = guardRules
    self.parameters = parameters
    self.root = root
    self.gate = gate
    self.allowsEmpty = allowsEmpty
  }

  /// What a scan came to.
  public struct Result: Sendable {
    /// What all reports are made from.
    public let report: ScanReport
    /// Files that were looked at and are no templates, by path, with the reason.
    public let otherFiles: [(path: String, reason: String)]
    /// The folder that reported paths are relative to.
    public let root: String
    /// Lines of given rules files that probably do not do what they seem to do, one line each.
    public let warnings: [String]
    /// Real paths of templates, rules files, parameter files and configuration, which no report may overwrite.
    let sources: Set<BytePath>
  }

  /// Reads and checks every file, in parallel.
  ///
  /// - Throws: ``UsageError`` where a path or the root does not exist, or the configuration, a parameter's
  ///   value or the environment cannot be meant.
  public func run() async throws(UsageError) -> Result {
    let clock = try ReportClock()
    let root = try SourceRoot(given: root)
    let configuration = try configuration.configuration(of: inputs, below: root)
    let given = try GuardFiles(root: root, mode: guardRules.mode, time: clock.startSeconds)
      .load(guardRules.paths)
    let options =
      try configuration?.options(of: ConfigurableRule.all(with: given.rules)) ?? [:]
    let files = try files(below: root)
    let chosen = BuiltInRules.all.filter { profile.includes($0.metadata) } + given.rules
    let rules = RuleSet(
      chosen.map { $0.configured(for: profile, options: options[$0.metadata.id] ?? [:]) },
      packs: given.packs)
    let deployments = try parameters.deployments()
    let checker = Checker(rules, deployments: deployments)
    var templates: [TemplateReport] = []
    var declared: Set<String> = []
    var others: [(path: String, reason: String)] = []
    var sources = parameters.files.map { ReportPlace(BytePath($0)).path }
    if let configuration { sources.append(ReportPlace(configuration.file).path) }
    sources += given.paths.map { ReportPlace($0).path }
    await CheckedFiles(inputs: files, checker: checker).each { file in
      switch file.report {
      case .template(let report, let parameters):
        templates.append(report)
        declared.formUnion(parameters)
        if let source = file.input.source { sources.append(source) }
      case .other(let reason): others.append((file.input.path, reason))
      }
    }
    // What could not be read may declare anything.
    if !templates.contains(where: \.isUnreadable) { try deployments.check(against: declared) }
    if clock.isFixed { for index in templates.indices { templates[index].milliseconds = 0 } }
    let report = ScanReport(
      toolVersion: Self.toolVersion, rules: rules.metadata, templates: templates,
      otherFileCount: others.count, gate: gate, allowsEmpty: allowsEmpty,
      startTime: clock.startTime, endTime: clock.endTime)
    return Result(
      report: report,
      otherFiles: others, root: root.path.text, warnings: given.warnings, sources: Set(sources))
  }

  /// What is looked at, by reported path.
  private func files(below root: SourceRoot) throws(UsageError) -> [InputFile] {
    var paths: [String] = []
    var standardInput: String?
    for input in inputs {
      switch input {
      case .path(let path): paths.append(path)
      case .standardInput(let path): standardInput = try StandardInputPath.normalized(path)
      }
    }
    let files = try FileFinder(root: root).files(under: paths).map(InputFile.init)
    guard let path = standardInput else { return files }
    if files.contains(where: { $0.path.utf8.elementsEqual(path.utf8) }) {
      throw UsageError(
        "standard input is '\(path)' (--stdin-filename), which is scanned as a file too")
    }
    let isBehind = { (file: InputFile) in path.utf8.lexicographicallyPrecedes(file.path.utf8) }
    let place = files.firstIndex(where: isBehind) ?? files.endIndex
    return files[..<place] + [InputFile(standardInputAs: path)] + files[place...]
  }
}
