internal import Documents
internal import Findings

/// The report of unit tests for people: what is wrong with excerpts, a summary, a verdict.
struct TestTextReporter: TestReporter {
  let style: ReportStyle

  private var palette: Palette { Palette(usesColor: style.usesColor) }

  func write(_ report: TestReport, to output: inout some TextOutputStream) {
    for problem in report.unreadable { write(block(problem, of: nil), to: &output) }
    for suite in report.suites {
      for block in blocks(suite) { write(block, to: &output) }
    }
    if style.verbosity == .verbose {
      let lines = report.suites.flatMap(details)
      if !lines.isEmpty { write(lines, to: &output) }
    }
    if style.verbosity != .quiet { for line in summary(report) { output.write(line + "\n") } }
    let verdict = TestVerdict(report)
    output.write(palette(verdict.text, verdict.isPassed ? .passed : .error) + "\n")
  }

  /// What could not be read, and errors of evaluations.
  func problems(of report: TestReport) -> String {
    var output = ""
    for problem in report.problems { write(block(problem, of: nil), to: &output) }
    for suite in report.suites {
      for file in suite.files {
        for testCase in file.cases {
          guard let error = testCase.error else { continue }
          write(block(error, of: (testCase, file)), to: &output)
        }
      }
    }
    return output
  }

  /// Blocks stand apart.
  private func write(_ block: [String], to output: inout some TextOutputStream) {
    for line in block { output.write(line + "\n") }
    output.write("\n")
  }

  // MARK: Blocks

  private func blocks(_ suite: TestSuite) -> [[String]] {
    var blocks = [suite.problem].compactMap(\.self).map { block($0, of: nil) }
    for file in suite.files {
      blocks += [file.problem].compactMap(\.self).map { block($0, of: nil) }
      for testCase in file.cases {
        if let error = testCase.error { blocks.append(block(error, of: (testCase, file))) }
        blocks += testCase.expectations.filter { !$0.isMet }.map {
          block($0, of: testCase, file, suite)
        }
      }
    }
    return blocks
  }

  private func block(
    _ expectation: TestExpectation, of testCase: TestCase, _ file: TestFile, _ suite: TestSuite
  ) -> [String] {
    let excerpt = Excerpt(
      of: expectation.range, in: file.source, lines: file.lines, width: columns)
    let head = "\(logSafe: TestWording.unmet(expectation))"
    let indent = String(repeating: " ", count: excerpt.numberWidth + 1)
    return [palette("error", .error) + ": " + palette(head, .strong)]
      + place(expectation.range, file.path, file.lines, excerpt) + [
        indent + "= case: \(logSafe: TestWording.number(of: testCase))",
        indent + "= rules: \(logSafe: suite.path)",
      ]
  }

  /// - Parameter owner: the case that came to the problem.
  private func block(
    _ problem: SourceProblem, of owner: (testCase: TestCase, file: TestFile)?
  ) -> [String] {
    let head =
      palette("error", .error) + ": " + palette("\(logSafe: problem.message)", .strong)
    // A file that could not be opened has no line to show.
    guard !problem.source.bytes.isEmpty else {
      return [head, palette(" -->", .frame) + " \(logSafe: problem.path)"]
    }
    let lines = LineIndex(problem.source)
    let excerpt = Excerpt(of: problem.range, in: problem.source, lines: lines, width: columns)
    let block = [head] + place(problem.range, problem.path, lines, excerpt)
    guard let owner else { return block }
    let indent = String(repeating: " ", count: excerpt.numberWidth + 1)
    let name = "\(TestWording.number(of: owner.testCase)) of \(owner.file.path)"
    return block + [indent + "= case: \(logSafe: name)"]
  }

  /// `--> path:line:column`, then the excerpt between two bars.
  private func place(
    _ range: SourceRange, _ path: String, _ lines: LineIndex, _ excerpt: Excerpt
  ) -> [String] {
    let gutter = excerpt.numberWidth
    let blank = String(repeating: " ", count: gutter)
    let position = lines.position(of: range.start)
    let bar = palette(blank + " |", .frame)
    return [
      palette(blank + "-->", .frame) + " \(logSafe: path):\(position.line):\(position.column)", bar,
    ] + excerpt.text(gutter: gutter, palette: palette, tint: .error) + [bar]
  }

  private var columns: Int {
    min(style.width.map { max($0, 40) - 10 } ?? Excerpt.maximumColumns, Excerpt.maximumColumns)
  }

  // MARK: Lines

  /// What is met and what nobody asked, one line each.
  private func details(_ suite: TestSuite) -> [String] {
    suite.files.flatMap { file in
      file.cases.flatMap { testCase in
        let owner =
          "\(logSafe: file.path): \(logSafe: TestWording.name(of: testCase)), rules \(logSafe: suite.path)"
        return testCase.expectations.filter(\.isMet).map {
          palette("met", .passed) + ": \(logSafe: TestWording.met($0)): \(owner)"
        }
          + testCase.notExpected.map {
            palette("not expected", .note)
              + ": rule '\(logSafe: $0.rule)' is \($0.actual.rawValue): \(owner)"
          }
      }
    }
  }

  private func summary(_ report: TestReport) -> [String] {
    let (met, unmet) = (report.count(met: true), report.count(met: false))
    let notExpected = report.cases.reduce(0) { $0 + $1.notExpected.count }
    return [
      [
        "rules files: \(report.suites.count)",
        "test files: \(report.files.count)",
        "unreadable: \(report.problems.count)",
        "cases: \(report.cases.count)",
      ].joined(separator: "    "),
      [
        "expectations: \(met + unmet)", "met: \(met)", "unmet: \(unmet)",
        "not expected: \(notExpected)",
      ].joined(separator: "    "),
    ]
  }
}
