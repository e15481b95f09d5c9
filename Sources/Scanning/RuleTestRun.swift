internal import Documents
public import Findings
internal import Guard
public import GuardRules
internal import Rules

/// One run of the unit tests of rules.
public struct RuleTestRun: Sendable {
  /// Folders, rules files and test files.
  public let paths: [String]
  /// How rules are asked.
  public let mode: GuardMode
  /// The folder that reported paths are relative to; found when `nil`.
  public let root: String?

  /// The unit tests at `paths`.
  public init(_ paths: [String], mode: GuardMode = .resolved, root: String? = nil) {
    self.paths = paths
    self.mode = mode
    self.root = root
  }

  /// What a run came to.
  public struct Result: Sendable {
    /// What all reports are made from.
    public let report: TestReport
    /// Tests that do not do what they seem to do, one line each.
    public let warnings: [String]
    /// Real paths of the rules and test files, which no report may overwrite.
    let sources: Set<BytePath>
  }

  /// Reads the rules and their tests, and asks the rules about each case.
  ///
  /// - Throws: ``UsageError`` where a path or the root does not exist, or a test file has no rules.
  public func run() throws(UsageError) -> Result {
    let clock = try ReportClock()
    let found = try RuleTestFinder(root: try Precedence().root(flag: root).value).suites(
      under: paths)
    let time = clock.startSeconds
    let runner = Runner(
      statuses: mode.guardVersion?.statusSource(time: time) ?? .resolved(time: time),
      mode: mode)
    var suites: [TestSuite] = []
    var warnings = found.unmatched.map { RuleTestWarning($0) }
    for suite in found.suites { suites.append(runner.run(suite, &warnings)) }
    let unreadable = found.unreadable.map { file in
      SourceProblem(
        file.failure?.reason ?? "it cannot be read", path: file.reportedPath)
    }
    let report = TestReport(
      toolVersion: Scan.toolVersion, suites: suites, unreadable: unreadable,
      startTime: clock.startTime)
    let files = found.suites.flatMap { [$0.rules] + $0.tests }
    return Result(
      report: report, warnings: warnings.sorted().map(\.text),
      sources: Set(files.map { ReportPlace($0.path).path }))
  }
}

/// Runs the tests of one rules file after the other.
private struct Runner {
  let statuses: StatusSource
  let mode: GuardMode

  func run(_ suite: RuleTestFinder.Suite, _ warnings: inout [RuleTestWarning]) -> TestSuite {
    let path = suite.rules.reportedPath
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FilePaths.read(suite.rules.path)
    } catch {
      let problem = SourceProblem("the file cannot be read: \(error.reason)", path: path)
      return TestSuite(path: path, problem: problem, files: [])
    }
    let stem = String(
      decoding: FileEndings.stem(of: suite.rules.path.split?.name ?? []), as: UTF8.self)
    let rules: GuardFile
    do throws(RulesFileError) {
      rules = try GuardFile(reading: bytes, stem: stem)
    } catch {
      let problem = SourceProblem(
        error.message, path: path, source: .shown(bytes), range: error.range)
      return TestSuite(path: path, problem: problem, files: [])
    }
    var files: [TestFile] = []
    if case .rule(let rule) = rules.content, mode == .resolved,
      let examples = InlineExamples(rule: rule, path: path, source: rules.source).testFile
    {
      files.append(examples)
    }
    for test in suite.tests {
      files.append(run(test, of: rules.file, named: stem, suite.rules, &warnings))
    }
    return TestSuite(path: path, files: files)
  }

  private func run(
    _ test: FileFinder.File, of rules: RulesFile, named stem: String,
    _ rulesFile: FileFinder.File, _ warnings: inout [RuleTestWarning]
  ) -> TestFile {
    let path = test.reportedPath
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FilePaths.read(test.path)
    } catch {
      return TestFile(
        problem: SourceProblem("the file cannot be read: \(error.reason)", path: path))
    }
    let file: UnitTestFile
    do throws(UnitTestFileError) {
      file = try UnitTestFile(reading: bytes, named: path)
    } catch {
      return TestFile(
        problem: SourceProblem(
          error.message, path: path, source: .shown(bytes), range: error.range))
    }
    let lines = LineIndex(file.source)
    var cases: [TestCase] = []
    for testCase in file.cases {
      let result = testCase.result(of: rules, named: stem, by: statuses)
      warnings += result.unknown.map {
        RuleTestWarning($0, in: test, lines, rules: rulesFile, rules.rules.map(\.name))
      }
      let error = result.error.map { error in
        switch error.side {
        case .rulesFile:
          SourceProblem(
            error.message, path: rulesFile.reportedPath, source: rules.source, range: error.range)
        case .testFile:
          SourceProblem(error.message, path: path, source: file.source, range: error.range)
        }
      }
      cases.append(
        TestCase(
          number: testCase.number, name: testCase.name, error: error,
          expectations: result.judgements.map { TestExpectation($0) },
          notExpected: result.notExpected.map { ($0.name, TestStatus($0.status)) }))
    }
    return TestFile(path: path, source: file.source, cases: cases)
  }
}

extension TestExpectation {
  fileprivate init(_ judgement: UnitTestResult.Judgement) {
    self.init(
      rule: judgement.expectation.rule, expected: TestStatus(judgement.expectation.status),
      actual: judgement.actual.map { TestStatus($0) } ?? .error,
      range: judgement.expectation.range)
  }
}

extension TestStatus {
  fileprivate init(_ status: GuardStatus) {
    switch status {
    case .pass: self = .pass
    case .fail: self = .fail
    case .skip: self = .skip
    case .undecided: self = .undecided
    }
  }
}

extension SourceText {
  /// What can be shown of a file that may not be UTF-8.
  fileprivate static func shown(_ bytes: [UInt8]) -> SourceText {
    (try? SourceText(bytes)) ?? SourceText(String(decoding: bytes, as: UTF8.self))
  }
}

extension ReportFile {
  /// Refuses reports that would overwrite what a run of unit tests has read.
  public static func check(
    _ paths: [String], against result: RuleTestRun.Result
  ) throws(UsageError) {
    for path in paths where result.sources.contains(ReportPlace(BytePath(path)).path) {
      throw UsageError(
        "a report cannot go to '\(path)', which this run reads; choose another path")
    }
  }
}
