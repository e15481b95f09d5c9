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
    let (files, standardInput) = try lookedAt(below: root)
    let chosen = BuiltInRules.all.filter { profile.includes($0.metadata) } + given.rules
    let rules = RuleSet(
      chosen.map { $0.configured(for: profile, options: options[$0.metadata.id] ?? [:]) },
      packs: given.packs)
    let deployments = try parameters.deployments()
    let checker = Checker(rules, deployments: deployments)
    var contents = await inParallel(files) { read($0, with: checker) }
    if let path = standardInput { contents.append(readStandardInput(path, with: checker)) }
    let links = checker.links(
      of: contents.compactMap { file in
        if case .template(let template) = file.content { (file.path, template) } else { nil }
      })
    let looked = await inParallel(contents) { check($0, with: checker, links) }
    var templates: [TemplateReport] = []
    var declared: Set<String> = []
    var others: [(path: String, reason: String)] = []
    var sources = parameters.files.map { ReportPlace(BytePath($0)).path }
    if let configuration { sources.append(ReportPlace(configuration.file).path) }
    sources += given.paths.map { ReportPlace($0).path }
    for file in looked {
      switch file.report {
      case .template(let report, let parameters):
        templates.append(report)
        declared.formUnion(parameters)
        if let source = file.source { sources.append(source) }
      case .other(let reason): others.append((file.path, reason))
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
      otherFiles: others.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      root: root.path.text, warnings: given.warnings, sources: Set(sources))
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

  /// A file that has been read.
  private struct ReadFile: Sendable {
    let path: String
    /// `nil` for standard input.
    let source: BytePath?
    let content: Checker.ReadFile
    let duration: Duration
  }

  /// A file that has been checked.
  private struct CheckedFile: Sendable {
    let path: String
    let source: BytePath?
    let report: Checker.FileReport
  }

  /// As many at a time as there are processors; in the order of the items.
  private func inParallel<Item: Sendable, Answer: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Answer
  ) async -> [Answer] {
    guard items.count > 1 else { return items.map(work) }
    return await withTaskGroup(of: (Int, Answer).self) { group in
      for (index, item) in items.enumerated() {
        group.addTask { (index, work(item)) }
      }
      let answers = await group.reduce(into: []) { $0.append($1) }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func read(_ file: FileFinder.File, with checker: Checker) -> ReadFile {
    read(file.reportedPath, from: file.path, with: checker) { () throws(FileError) in
      if let failure = file.failure { throw failure }
      let bytes = try FilePaths.read(file.path)
      return checker.read(bytes, path: file.reportedPath, isNamed: file.isNamed)
    }
  }

  private func readStandardInput(_ path: String, with checker: Checker) -> ReadFile {
    read(path, from: nil, with: checker) { () throws(FileError) in
      checker.read(try FilePaths.read(0), path: path, isNamed: true)
    }
  }

  private func read(
    _ path: String, from source: BytePath?, with checker: Checker,
    _ content: () throws(FileError) -> Checker.ReadFile
  ) -> ReadFile {
    let start = ContinuousClock.now
    let read: Checker.ReadFile
    do throws(FileError) {
      read = try content()
    } catch {
      read = .finished(checker.report(unreadable: error.reason, path: path))
    }
    return ReadFile(
      path: path, source: source, content: read, duration: ContinuousClock.now - start)
  }

  private func check(
    _ file: ReadFile, with checker: Checker, _ links: [TemplateLinks]
  ) -> CheckedFile {
    let start = ContinuousClock.now
    var report: Checker.FileReport
    switch file.content {
    case .template(let template):
      report = checker.check(template, path: file.path, links: links)
    case .finished(let finished): report = finished
    }
    if case .template(var template, let parameters) = report {
      let duration = file.duration + (ContinuousClock.now - start)
      template.milliseconds = Int(duration / .milliseconds(1))
      report = .template(template, parameters: parameters)
    }
    return CheckedFile(path: file.path, source: file.source, report: report)
  }
}
