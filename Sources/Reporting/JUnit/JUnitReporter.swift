internal import Findings

/// JUnit XML as CI servers read it: docs/decisions/0009.
struct JUnitReporter: Reporter {
  var showsSnippets = true

  func write(_ report: ScanReport, to output: inout some TextOutputStream) {
    let suites = suites(of: report)
    var xml = XMLWriter(output)
    let sums: XMLWriter<String>.Attributes = [
      ("name", "cogcheck"),
      ("tests", String(suites.reduce(0) { $0 + $1.cases.count })),
      ("failures", String(suites.reduce(0) { $0 + $1.failureCount })),
      ("errors", String(suites.reduce(0) { $0 + $1.errorCount })),
      ("time", Self.seconds(suites.reduce(0) { $0 + $1.milliseconds })),
    ]
    xml.element("testsuites", sums) { xml in
      for suite in suites { Self.write(suite, of: report, to: &xml) }
    }
    output = xml.output
  }

  private func suites(of report: ScanReport) -> [JUnitSuite] {
    let rules = ReportedRules(report)
    if report.templates.isEmpty { return [.empty(report, rules: rules)] }
    var names = JUnitLabels()
    return report.templates.map { template in
      let cases = JUnitCases(template, of: report, rules: rules, showsSnippets: showsSnippets)
      return JUnitSuite(
        name: names.unique(template.path),
        className: JUnitLabels.className(ofPath: template.path),
        file: Self.file(template.path),
        milliseconds: max(0, template.milliseconds), cases: cases.all)
    }
  }

  /// Readers open files below the source root only, and under their own name only.
  static func file(_ path: String) -> String? {
    guard !path.hasPrefix("/"), ExactName(JUnitLabels.label(path)) == ExactName(path) else {
      return nil
    }
    return path
  }

  private static func write(
    _ suite: JUnitSuite, of report: ScanReport, to xml: inout XMLWriter<some TextOutputStream>
  ) {
    let attributes: XMLWriter<String>.Attributes = [
      ("name", suite.name),
      ("tests", String(suite.cases.count)),
      ("failures", String(suite.failureCount)),
      ("errors", String(suite.errorCount)),
      ("skipped", String(suite.skippedCount)),
      ("time", seconds(suite.milliseconds)),
      // Without zone: the schema of Ant's reports knows none, and readers take it as UTC.
      ("timestamp", String(report.startTime.prefix(19))),
      ("hostname", "localhost"),
    ]
    xml.element("testsuite", attributes) { xml in
      xml.element("properties") { xml in
        // The rules ship with the tool, so its version is theirs.
        for (name, value) in [
          ("cogcheck.version", report.toolVersion),
          ("cogcheck.rules", report.toolVersion),
          ("cogcheck.fail-on", report.gate.rawValue),
        ] {
          xml.leaf("property", [("name", name), ("value", value)])
        }
      }
      for testCase in suite.cases { write(testCase, in: suite, to: &xml) }
    }
  }

  private static func write(
    _ testCase: JUnitCase, in suite: JUnitSuite, to xml: inout XMLWriter<some TextOutputStream>
  ) {
    var attributes: XMLWriter<String>.Attributes = [
      ("name", testCase.name), ("classname", suite.className), ("time", seconds(0)),
    ]
    if let file = suite.file {
      attributes.append(("file", file))
      if let line = testCase.line { attributes.append(("line", String(line))) }
    }
    write(testCase, attributes, to: &xml)
  }

  /// One test case with its outcome.
  static func write(
    _ testCase: JUnitCase, _ attributes: XMLWriter<String>.Attributes,
    to xml: inout XMLWriter<some TextOutputStream>
  ) {
    if case .passed = testCase.outcome, testCase.note.isEmpty {
      xml.leaf("testcase", attributes)
      return
    }
    xml.element("testcase", attributes) { xml in
      switch testCase.outcome {
      case .passed: break
      case .failure(let type, let message, let text):
        xml.leaf("failure", problem(type, message), text: text)
      case .error(let type, let message, let text):
        xml.leaf("error", problem(type, message), text: text)
      case .skipped(let message):
        xml.leaf("skipped", [("message", JUnitLabels.label(message))])
      }
      if !testCase.note.isEmpty { xml.leaf("system-out", text: testCase.note) }
    }
  }

  static func problem(
    _ type: String, _ message: String
  ) -> XMLWriter<String>.Attributes {
    [("message", JUnitLabels.label(message)), ("type", type)]
  }

  /// Three decimals and a point, whatever the locale.
  static func seconds(_ milliseconds: Int) -> String {
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
