internal import BuiltInRules
public import Findings
internal import FoundationEssentials
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

  /// Values of parameters.
  public let parameters: ScanParameters

  /// A scan of `inputs`.
  public init(
    _ inputs: [ScanInput], parameters: ScanParameters = ScanParameters(), root: String?, gate: Gate,
    allowsEmpty: Bool
  ) {
    self.inputs = inputs
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
  }

  /// Reads and checks every file, in parallel.
  ///
  /// - Throws: ``UsageError`` where a path or the root does not exist, or a parameter's value cannot be
  ///   meant.
  public func run() async throws(UsageError) -> Result {
    let start = Date()
    let root = try SourceRoot(given: root)
    let paths = inputs.compactMap { input in
      if case .path(let path) = input { path } else { nil }
    }
    let files = try FileFinder(root: root).files(under: paths)
    let rules = RuleSet(BuiltInRules.all)
    let deployments = try parameters.deployments()
    let checker = Checker(rules, deployments: deployments)
    var looked = await check(files, with: checker)
    for case .standardInput(let path) in inputs {
      looked.append(LookedAt(path: path, report: checkStandardInput(path, with: checker)))
    }
    var templates: [TemplateReport] = []
    var declared: Set<String> = []
    var others: [(path: String, reason: String)] = []
    for file in looked {
      switch file.report {
      case .template(let report, let parameters):
        templates.append(report)
        declared.formUnion(parameters)
      case .other(let reason): others.append((file.path, reason))
      }
    }
    // What could not be read may declare anything.
    if !templates.contains(where: \.isUnreadable) { try deployments.check(against: declared) }
    let clock = ReportClock(start: start)
    if clock.isFixed { for index in templates.indices { templates[index].milliseconds = 0 } }
    let report = ScanReport(
      toolVersion: Self.toolVersion, rules: rules.metadata, templates: templates,
      otherFileCount: others.count, gate: gate, allowsEmpty: allowsEmpty,
      startTime: clock.startTime, endTime: clock.endTime)
    return Result(report: report, otherFiles: others.sorted { $0.path < $1.path })
  }

  private struct LookedAt: Sendable {
    let path: String
    let report: Checker.FileReport
  }

  /// As many files at a time as there are processors; reports bring their own order.
  private func check(_ files: [FileFinder.File], with checker: Checker) async -> [LookedAt] {
    guard files.count > 1 else { return files.map { check($0, with: checker) } }
    return await withTaskGroup(of: LookedAt.self) { group in
      for file in files { group.addTask { check(file, with: checker) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  private func check(_ file: FileFinder.File, with checker: Checker) -> LookedAt {
    let start = ContinuousClock.now
    var report: Checker.FileReport
    do throws(FileError) {
      let bytes = try FilePaths.read(file.path)
      report = checker.check(bytes, path: file.reportedPath, isNamed: file.isNamed)
    } catch {
      report = checker.report(unreadable: error.reason, path: file.reportedPath)
    }
    if case .template(var template, let parameters) = report {
      template.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
      report = .template(template, parameters: parameters)
    }
    return LookedAt(path: file.reportedPath, report: report)
  }

  private func checkStandardInput(_ path: String, with checker: Checker) -> Checker.FileReport {
    do throws(FileError) {
      return checker.check(try FilePaths.read(0), path: path, isNamed: true)
    } catch {
      return checker.report(unreadable: error.reason, path: path)
    }
  }
}
