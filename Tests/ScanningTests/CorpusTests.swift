import Findings
import Foundation
import Scanning
import Testing

/// A folder of real templates, which are not ours to keep here.
private let corpus = ProcessInfo.processInfo.environment["COGCHECK_CORPUS"]

@Test(.enabled(if: corpus != nil, "COGCHECK_CORPUS names no folder of real templates"))
func `real templates are asked, and no rule breaks on one`() async throws {
  let folder = try #require(corpus)
  let scan = Scan([.path(folder)], root: folder, gate: .medium, allowsEmpty: false)
  let report = try await scan.run().report
  let read = report.templates.filter { !$0.isUnreadable }
  #expect(read.count * 10 >= report.templates.count * 9, "most can be read")
  #expect(read.filter(\.hasFaults).map(\.path) == [])
  #expect(read.filter(\.results.isEmpty).map(\.path) == [])

  let verdicts = read.flatMap(\.results).map(\.verdict)
  let undecided = verdicts.count { if case .undecided = $0 { true } else { false } }
  #expect(undecided * 10 <= verdicts.count, "most is decided")
  let asked = Set(read.flatMap(\.results).map(\.ruleID))
  #expect(asked.count * 2 >= report.summary.terms.rules.count, "most rules are asked")
}
