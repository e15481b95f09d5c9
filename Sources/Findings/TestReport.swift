public import Documents

/// All that one run of unit tests of rules found: every report of it is a function of this value.
public struct TestReport: Sendable {
  /// The version of the tool that ran.
  public let toolVersion: String
  /// Every rules file that was looked at, with its tests, by path.
  public let suites: [TestSuite]
  /// Folders and files that could not even be told to be rules or tests, by path.
  public let unreadable: [SourceProblem]
  /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
  public let startTime: String
  /// A report of this run could not be written: it did not do all that was asked.
  public var hasUnwrittenReports = false

  /// `suites` and `unreadable` come in any order.
  public init(
    toolVersion: String, suites: [TestSuite], unreadable: [SourceProblem] = [], startTime: String
  ) {
    self.toolVersion = toolVersion
    self.suites = suites.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.unreadable = unreadable.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.startTime = startTime
  }

  /// Every test file that was looked at, in order.
  public var files: [TestFile] { suites.flatMap(\.files) }

  /// Every case that ran, in order.
  public var cases: [TestCase] { files.flatMap(\.cases) }

  /// How many expectations are met, or not.
  public func count(met: Bool) -> Int {
    cases.reduce(0) { $0 + $1.expectations.count { $0.isMet == met } }
  }

  /// Everything that could not be read, in order.
  public var problems: [SourceProblem] {
    unreadable + suites.flatMap { [$0.problem].compactMap(\.self) + $0.files.compactMap(\.problem) }
  }

  /// No case ran, although one was expected.
  public var isEmpty: Bool { cases.isEmpty && problems.isEmpty }

  /// The exit status: 0 all met, 1 an expectation is not, 3 incomplete, 4 a report is not written.
  ///
  /// A missing report wins over an incomplete picture, and that over expectations.
  public var exitCode: Int {
    if hasUnwrittenReports { return 4 }
    if !problems.isEmpty || isEmpty { return 3 }
    return cases.allSatisfy(\.isPassed) ? 0 : 1
  }
}

/// A rules file, and what its unit tests found.
public struct TestSuite: Sendable {
  /// The rules file: relative to the source root, absolute outside it.
  public let path: String
  /// Why the rules could not be read; then no test of theirs ran.
  public let problem: SourceProblem?
  /// Its test files, by path.
  public let files: [TestFile]

  /// `files` come in any order.
  public init(path: String, problem: SourceProblem? = nil, files: [TestFile]) {
    self.path = path
    self.problem = problem
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// A file of unit tests, and what they found.
public struct TestFile: Sendable {
  /// Relative to the source root, absolute outside it.
  public let path: String
  /// The text that was read.
  public let source: SourceText
  /// Where its lines are.
  public let lines: LineIndex
  /// Why it could not be read; then it has no cases.
  public let problem: SourceProblem?
  /// Its cases in written order.
  public let cases: [TestCase]

  /// A file whose tests ran.
  public init(path: String, source: SourceText, cases: [TestCase]) {
    self.path = path
    self.source = source
    self.cases = cases
    lines = LineIndex(source)
    problem = nil
  }

  /// A file that could not be read.
  public init(problem: SourceProblem) {
    path = problem.path
    source = problem.source
    lines = LineIndex(problem.source)
    self.problem = problem
    cases = []
  }
}

/// What one case of a test file found.
public struct TestCase: Sendable {
  /// Its place in the file, from 1.
  public let number: Int
  /// What the file calls it, if it does.
  public let name: String?
  /// Why no rule has a status; then no expectation is met.
  public let error: SourceProblem?
  /// What was expected, in written order.
  public let expectations: [TestExpectation]
  /// Rules of which nothing was expected, in the order of the rules file.
  public let notExpected: [(rule: String, actual: TestStatus)]

  /// A case that ran.
  public init(
    number: Int, name: String?, error: SourceProblem? = nil, expectations: [TestExpectation],
    notExpected: [(rule: String, actual: TestStatus)] = []
  ) {
    self.number = number
    self.name = name
    self.error = error
    self.expectations = expectations
    self.notExpected = notExpected
  }

  /// Everything is as it was expected.
  public var isPassed: Bool { error == nil && expectations.allSatisfy(\.isMet) }
}

/// What was expected of a rule, and what it came to.
public struct TestExpectation: Hashable, Sendable {
  /// The name of the rule as the test file writes it.
  public let rule: String
  /// What it was to come to.
  public let expected: TestStatus
  /// What it came to.
  public let actual: TestStatus
  /// Where the expected word stands in the test file.
  public let range: SourceRange

  /// One expectation.
  public init(rule: String, expected: TestStatus, actual: TestStatus, range: SourceRange) {
    self.rule = rule
    self.expected = expected
    self.actual = actual
    self.range = range
  }

  /// The rule came to what was expected.
  public var isMet: Bool { actual == expected }
}

/// What a rule came to, by the word that reports write.
public enum TestStatus: String, CaseIterable, Sendable {
  case pass = "PASS"
  case fail = "FAIL"
  case skip = "SKIP"
  case undecided = "UNDECIDED"
  /// The evaluation ended before any rule had a status.
  case error = "ERROR"
}

/// What is wrong in a file, and where.
public struct SourceProblem: Sendable {
  /// Relative to the source root, absolute outside it.
  public let path: String
  /// The text of the file; empty where it could not be read at all.
  public let source: SourceText
  /// Where it is in the text.
  public let range: SourceRange
  /// One line, lower-case start, no final period.
  public let message: String

  /// A problem at a place.
  public init(_ message: String, path: String, source: SourceText, range: SourceRange) {
    self.path = path
    self.source = source
    self.range = range
    self.message = message
  }

  /// A problem of a file as a whole.
  public init(_ message: String, path: String) {
    self.init(message, path: path, source: SourceText(""), range: SourceRange(0, 0))
  }
}
