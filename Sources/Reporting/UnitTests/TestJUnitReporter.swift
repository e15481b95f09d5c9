internal import Documents
internal import Findings

/// JUnit XML of unit tests: a suite a rules file, a test case an expectation.
///
/// The dialect is that of ``JUnitReporter``. Times are not measured, so that equal runs differ in
/// nothing but the time of the run.
struct TestJUnitReporter: TestReporter {
  /// What is reported, in the form that the dialect has for rules.
  private enum Kind: String {
    case unmet = "TEST001"
    case evaluation = "TEST002"
    case unreadable = "TEST003"
    case nothing = "TEST004"
  }

  private struct Suite {
    let name: String
    var cases: [Case] = []

    func count(_ isCounted: (JUnitCase.Outcome) -> Bool) -> Int {
      cases.count { isCounted($0.result.outcome) }
    }
    var failureCount: Int { count { if case .failure = $0 { true } else { false } } }
    var errorCount: Int { count { if case .error = $0 { true } else { false } } }
  }

  private struct Case {
    /// The file that it stands in.
    let path: String
    let result: JUnitCase
  }

  func write(_ report: TestReport, to output: inout some TextOutputStream) {
    let suites = suites(of: report)
    var xml = XMLWriter(output)
    let sums: XMLWriter<String>.Attributes = [
      ("name", "cogcheck test"),
      ("tests", String(suites.reduce(0) { $0 + $1.cases.count })),
      ("failures", String(suites.reduce(0) { $0 + $1.failureCount })),
      ("errors", String(suites.reduce(0) { $0 + $1.errorCount })),
      ("time", JUnitReporter.seconds(0)),
    ]
    xml.element("testsuites", sums) { xml in
      for suite in suites { Self.write(suite, of: report, to: &xml) }
    }
    output = xml.output
  }

  // MARK: What there is to say

  /// A suite has a test case at least, or readers drop it.
  private func suites(of report: TestReport) -> [Suite] {
    var labels = JUnitLabels()
    var suites = report.unreadable.map { problem in
      Suite(name: labels.unique(problem.path), cases: [Self.unreadable(problem, "file")])
    }
    for suite in report.suites {
      let cases = cases(of: suite)
      if !cases.isEmpty { suites.append(Suite(name: labels.unique(suite.path), cases: cases)) }
    }
    guard suites.isEmpty else { return suites }
    let message = "No unit test was found."
    let nothing = JUnitCase(
      name: "tests", line: nil,
      outcome: .error(type: Kind.nothing.rawValue, message: message, text: message + "\n"),
      note: "")
    return [Suite(name: "cogcheck test", cases: [Case(path: "cogcheck", result: nothing)])]
  }

  private func cases(of suite: TestSuite) -> [Case] {
    var cases = [suite.problem].compactMap(\.self).map { Self.unreadable($0, "rules") }
    for file in suite.files {
      if let problem = file.problem { cases.append(Self.unreadable(problem, "tests")) }
      for testCase in file.cases {
        let name = TestWording.name(of: testCase)
        if let error = testCase.error, testCase.expectations.isEmpty {
          cases.append(Self.failed(error, name))
        }
        for expectation in testCase.expectations {
          cases.append(
            Case(
              path: file.path,
              result: JUnitCase(
                name: "\(name): \(expectation.rule)",
                line: file.lines.position(of: expectation.range.start).line,
                outcome: Self.outcome(expectation, testCase, file, suite), note: "")))
        }
      }
    }
    return cases
  }

  private static func outcome(
    _ expectation: TestExpectation, _ testCase: TestCase, _ file: TestFile, _ suite: TestSuite
  ) -> JUnitCase.Outcome {
    guard !expectation.isMet else { return .passed }
    let message = Wording.sentence(TestWording.unmet(expectation))
    let position = file.lines.position(of: expectation.range.start)
    var lines = [
      message, "at \(Wording.oneLine(file.path)):\(position.line):\(position.column)",
      "case: \(Wording.oneLine(TestWording.number(of: testCase)))",
      "rules: \(Wording.oneLine(suite.path))",
    ]
    guard let error = testCase.error else {
      return .failure(type: Kind.unmet.rawValue, message: message, text: lines.asText)
    }
    lines += text(of: error)
    return .error(type: Kind.evaluation.rawValue, message: message, text: lines.asText)
  }

  private static func failed(_ problem: SourceProblem, _ name: String) -> Case {
    let outcome = JUnitCase.Outcome.error(
      type: Kind.evaluation.rawValue, message: Wording.sentence(problem.message),
      text: text(of: problem).asText)
    return Case(
      path: problem.path,
      result: JUnitCase(name: name, line: line(of: problem), outcome: outcome, note: ""))
  }

  private static func unreadable(_ problem: SourceProblem, _ name: String) -> Case {
    let outcome = JUnitCase.Outcome.error(
      type: Kind.unreadable.rawValue, message: Wording.sentence(problem.message),
      text: text(of: problem).asText)
    return Case(
      path: problem.path,
      result: JUnitCase(name: name, line: line(of: problem), outcome: outcome, note: ""))
  }

  private static func line(of problem: SourceProblem) -> Int? {
    problem.source.bytes.isEmpty
      ? nil : LineIndex(problem.source).position(of: problem.range.start).line
  }

  private static func text(of problem: SourceProblem) -> [String] {
    let message = Wording.sentence(problem.message)
    guard !problem.source.bytes.isEmpty else {
      return [message, "at \(Wording.oneLine(problem.path))"]
    }
    let lines = LineIndex(problem.source)
    let position = lines.position(of: problem.range.start)
    let excerpt = Excerpt(of: problem.range, in: problem.source, lines: lines)
    return [message, "at \(Wording.oneLine(problem.path)):\(position.line):\(position.column)"]
      + excerpt.text(
        gutter: max(5, excerpt.numberWidth), palette: Palette(usesColor: false), tint: .error,
        tail: "~")
  }

  // MARK: Writing it

  private static func write(
    _ suite: Suite, of report: TestReport, to xml: inout XMLWriter<some TextOutputStream>
  ) {
    let attributes: XMLWriter<String>.Attributes = [
      ("name", suite.name),
      ("tests", String(suite.cases.count)),
      ("failures", String(suite.failureCount)),
      ("errors", String(suite.errorCount)),
      ("skipped", "0"),
      ("time", JUnitReporter.seconds(0)),
      ("timestamp", String(report.startTime.prefix(19))),
      ("hostname", "localhost"),
    ]
    xml.element("testsuite", attributes) { xml in
      xml.element("properties") { xml in
        xml.leaf("property", [("name", "cogcheck.version"), ("value", report.toolVersion)])
      }
      var labels: [String: JUnitLabels] = [:]
      for testCase in suite.cases {
        let className = JUnitLabels.className(ofPath: testCase.path)
        var attributes: XMLWriter<String>.Attributes = [
          ("name", labels[className, default: JUnitLabels()].unique(testCase.result.name)),
          ("classname", className),
          ("time", JUnitReporter.seconds(0)),
        ]
        if let file = JUnitReporter.file(testCase.path) {
          attributes.append(("file", file))
          if let line = testCase.result.line { attributes.append(("line", String(line))) }
        }
        JUnitReporter.write(testCase.result, note: testCase.result.note, attributes, to: &xml)
      }
    }
  }
}

extension [String] {
  /// Lines as the text of an element.
  fileprivate var asText: String { joined(separator: "\n") + "\n" }
}
