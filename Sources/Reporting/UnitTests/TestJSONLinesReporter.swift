internal import Findings

/// One line an expectation, met or not, in the order of the report.
struct TestJSONLinesReporter: TestReporter {
  func write(_ report: TestReport, to output: inout some TextOutputStream) {
    for suite in report.suites {
      for file in suite.files {
        for testCase in file.cases {
          for expectation in testCase.expectations {
            let members = [
              ("rulesFile", Self.text(suite.path)),
              ("testFile", Self.text(file.path)),
              ("case", String(testCase.number)),
              ("rule", Self.text(expectation.rule)),
              ("expected", Self.text(expectation.expected.rawValue)),
              ("actual", Self.text(expectation.actual.rawValue)),
            ]
            let line = members.map { "\"\($0)\":\($1)" }.joined(separator: ",")
            output.write("{\(line)}\n")
          }
        }
      }
    }
  }

  private static func text(_ text: String) -> String { JSONWriter<String>.jsonSafe(text) }
}
