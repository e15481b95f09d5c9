import Documents
import Findings
import Foundation
import GuardRules
import Rules
import Scanning
import TestSupport
import Testing

/// Templates with loops, and clauses that hold where they are written out.
@Test func `the mode of Guard 1 writes loops out`() throws {
  let source = try SourceText(Repository.bytes(of: "Tests/Fixtures/readings/loops.json"))
  let document = try Document(reading: source, as: .json)
  let cases = document.root["cases"]?.elements ?? []
  #expect(cases.count == 11)
  for it in cases {
    let clauses = (it["as-written-1"]?.elements ?? []).compactMap(\.text)
    let input = try #require(it["input"]?.text).split(separator: "\n").map { "    \($0)" }
    let folder = try TemporaryFolder([
      "loop.guard": "rule holds {\n\(clauses.joined(separator: "\n"))\n}\n",
      "tests/loop.yaml": """
      - input:
      \(input.joined(separator: "\n"))
        expectations: {rules: {holds: PASS}}

      """,
    ])
    let report = try RuleTestRun(
      [folder.url.path], mode: .asWritten1, root: folder.url.path
    ).run().report
    #expect(report.count(met: true) == 1, "\(it["title"]?.text ?? "")")
  }
}
