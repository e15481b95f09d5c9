internal import Findings

/// JUnit XML as CI servers read it: docs/decisions/0009.
struct JUnitReporter: Reporter {
  /// What readers of the report take.
  enum Dialect {
    /// All that CI servers show.
    case common
    /// No more than the schemas of Ant and of Jenkins' xUnit plugin, which refuse a file with anything else.
    case strict
  }

  var showsSnippets = true
  var dialect = Dialect.common

  /// What is known of a suite when the counts of all are written.
  struct Note: Sendable {
    /// As the label of the suite says it.
    let name: String
    let tests: Int
    let failures: Int
    let errors: Int
    let microseconds: Int
  }

  /// A suite without its beginning, since its name tells it from all others.
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Note, texts: [String]) {
    let suite = JUnitSuite(
      className: JUnitLabels.className(ofPath: template.path),
      file: dialect == .common ? Self.file(template.path) : nil,
      microseconds: max(0, template.microseconds),
      cases: JUnitCases(template, in: scan, showsSnippets: showsSnippets).all)
    let (note, text) = part(
      suite, named: template.path, gate: scan.gate.severity(at: template.path), in: scan)
    return (note, [text])
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Note>], to output: inout some TextOutputStream
  ) {
    let empty =
      parts.isEmpty
      ? part(
        .empty(scan.terms), named: "cogcheck", gate: scan.terms.gate.severity, in: scan.terms) : nil
    let notes = parts.map(\.note) + (empty.map { [$0.note] } ?? [])
    var xml = XMLWriter(output)
    let sums: XMLWriter<String>.Attributes =
      dialect == .strict
      ? []
      : [
        ("name", "cogcheck"),
        ("tests", String(notes.reduce(0) { $0 + $1.tests })),
        ("failures", String(notes.reduce(0) { $0 + $1.failures })),
        ("errors", String(notes.reduce(0) { $0 + $1.errors })),
        ("time", Self.seconds(notes.reduce(0) { $0 + $1.microseconds })),
      ]
    xml.element("testsuites", sums) { xml in
      var names = JUnitLabels()
      for (index, note) in notes.enumerated() {
        let place = [("package", "cogcheck"), ("id", String(index))]
        xml.start(
          "testsuite", [("name", names.unique(note.name))] + (dialect == .strict ? place : []))
        xml.write(rest: empty?.text ?? parts[index].text())
      }
    }
    output = xml.output
  }

  /// Readers open files below the source root only, and under their own name only.
  static func file(_ path: String) -> String? {
    guard !path.hasPrefix("/"), ExactName(JUnitLabels.label(path)) == ExactName(path) else {
      return nil
    }
    return path
  }

  /// A suite: what stands behind its name.
  private func part(
    _ suite: JUnitSuite, named name: String, gate: Gate, in scan: ScanTerms
  ) -> (note: Note, text: String) {
    let note = Note(
      name: name, tests: suite.cases.count, failures: suite.failureCount, errors: suite.errorCount,
      microseconds: suite.microseconds)
    let attributes: XMLWriter<String>.Attributes = [
      ("tests", String(note.tests)),
      ("failures", String(note.failures)),
      ("errors", String(note.errors)),
      ("skipped", String(suite.skippedCount)),
      ("time", time(note.microseconds)),
      // Without zone: the schema of Ant's reports knows none, and readers take it as UTC.
      ("timestamp", String(scan.startTime.prefix(19))),
      ("hostname", "localhost"),
    ]
    var xml = XMLWriter("", depth: 1)
    xml.finish("testsuite", attributes) { xml in
      xml.element("properties") { xml in
        // The rules ship with the tool, so its version is theirs.
        for (name, value) in [
          ("cogcheck.version", scan.toolVersion),
          ("cogcheck.rules", scan.toolVersion),
          ("cogcheck.fail-on", gate.rawValue),
        ] {
          xml.leaf("property", [("name", name), ("value", value)])
        }
      }
      for (place, testCase) in suite.cases.enumerated() {
        // Rules are not timed one by one: the first case has the time of the template.
        write(testCase, in: suite, microseconds: place == 0 ? note.microseconds : 0, to: &xml)
      }
      guard dialect == .strict else { return }
      xml.leaf("system-out", text: suite.cases.map(\.note).joined())
      xml.leaf("system-err")
    }
    return (note, xml.output)
  }

  private func write(
    _ testCase: JUnitCase, in suite: JUnitSuite, microseconds: Int,
    to xml: inout XMLWriter<some TextOutputStream>
  ) {
    var attributes: XMLWriter<String>.Attributes = [
      ("name", testCase.name), ("classname", suite.className),
      ("time", time(microseconds)),
    ]
    if let file = suite.file {
      attributes.append(("file", file))
      if let line = testCase.line { attributes.append(("line", String(line))) }
    }
    // In the strict dialect only the suite has output.
    Self.write(testCase, note: dialect == .strict ? "" : testCase.note, attributes, to: &xml)
  }

  private func time(_ microseconds: Int) -> String {
    switch dialect {
    case .common: Self.seconds(microseconds)
    // Three decimals, rounded up: what took some time took no less than the least.
    case .strict: String(Self.seconds(microseconds + 999).dropLast(3))
    }
  }

  /// One test case with its outcome, and what is said beside it.
  static func write(
    _ testCase: JUnitCase, note: String, _ attributes: XMLWriter<String>.Attributes,
    to xml: inout XMLWriter<some TextOutputStream>
  ) {
    if case .passed = testCase.outcome, note.isEmpty {
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
      if !note.isEmpty { xml.leaf("system-out", text: note) }
    }
  }

  static func problem(
    _ type: String, _ message: String
  ) -> XMLWriter<String>.Attributes {
    [("message", JUnitLabels.label(message)), ("type", type)]
  }

  /// Six decimals and a point, whatever the locale.
  static func seconds(_ microseconds: Int) -> String {
    let fraction = String(microseconds % 1_000_000)
    let padding = String(repeating: "0", count: 6 - fraction.count)
    return "\(microseconds / 1_000_000).\(padding)\(fraction)"
  }
}
