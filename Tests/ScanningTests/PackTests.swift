import Findings
import Foundation
import GuardRules
import Rules
import Scanning
import TestSupport
import Testing

private let folder = Repository.root.appending(path: "Tests/Fixtures/packs").path

@Test(arguments: GuardMode.allCases)
func `packs in the style of AWS's registry come to what their unit tests expect`(
  _ mode: GuardMode
) throws {
  let report = try RuleTestRun([folder], mode: mode).run().report
  let unmet = report.files.flatMap { file in
    file.cases.filter { !$0.isPassed }.map { "\(file.path) \($0.number) \($0.name ?? "")" }
  }
  #expect(unmet.isEmpty)
  #expect(report.problems.isEmpty)
  #expect(report.count(met: true) == 200)
}

@Test(arguments: GuardMode.allCases)
func `packs in the style of AWS's registry are asked of the examples`(
  _ mode: GuardMode
) async throws {
  let examples = Repository.root.appending(path: "examples").path
  let scan = Scan(
    [.path(examples)], guardRules: GuardChoice(paths: [folder], mode: mode),
    root: Repository.root.path, gate: .never, allowsEmpty: false)
  let report = try await scan.run().report
  #expect(report.summary.counts.faults == 0)
  let asked = Set(report.templates.flatMap(\.results).map(\.ruleID))
  #expect(asked.contains { report.summary.terms.rule($0)?.profiles.isEmpty == true })
}
