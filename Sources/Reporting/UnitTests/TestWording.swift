internal import Findings

/// How reports speak of unit tests.
enum TestWording {
  /// What is wrong with an expectation.
  static func unmet(_ expectation: TestExpectation) -> String {
    "rule '\(expectation.rule)' is \(expectation.actual.rawValue), expected \(expectation.expected.rawValue)"
  }

  /// What is right with it.
  static func met(_ expectation: TestExpectation) -> String {
    "rule '\(expectation.rule)' is \(expectation.actual.rawValue)"
  }

  /// `case 2 'a pool without a name'`.
  static func name(of testCase: TestCase) -> String { "case \(number(of: testCase))" }

  /// The same behind a label that says what it is.
  static func number(of testCase: TestCase) -> String {
    guard let name = testCase.name, !name.isEmpty else { return String(testCase.number) }
    return "\(testCase.number) '\(name)'"
  }
}

/// The last line of the text: it begins with `passed` exactly when the exit status is 0.
struct TestVerdict {
  let isPassed: Bool
  let text: String

  init(_ report: TestReport) {
    isPassed = report.exitCode == 0
    text =
      isPassed
      ? "passed: \(Wording.count(report.count(met: true), "expectation")) met"
      : "failed: \(Self.reasons(report).joined(separator: ", "))"
  }

  private static func reasons(_ report: TestReport) -> [String] {
    var reasons: [String] = []
    let unmet = report.count(met: false)
    if unmet > 0 { reasons.append("\(Wording.count(unmet, "expectation")) not met") }
    let errors = report.cases.count { $0.error != nil }
    if errors > 0 { reasons.append("\(Wording.count(errors, "case")) with an error") }
    if !report.problems.isEmpty {
      reasons.append("\(Wording.count(report.problems.count, "file")) unreadable")
    }
    if report.isEmpty { reasons.append("no unit test found") }
    if report.hasUnwrittenReports { reasons.append("a report is not written") }
    return reasons
  }
}
