import Findings
import Foundation
import Rules
import Scanning
import TestSupport
import Testing

/// The files of rules in Guard.
private let guardFiles = Checks.rules.metadata.map { "rules/\($0.group)/\($0.name).guard" }.filter {
  (try? Repository.text(of: $0)) != nil
}

@Test func `property rules are Guard files`() {
  #expect(guardFiles.count > 120)
}

@Test func `the examples of rules in Guard are unit tests that the engine of the scan meets`()
  throws
{
  let run = try RuleTestRun([Repository.root.appending(path: "rules").path]).run()
  let unmet = run.report.files.flatMap { file in
    file.cases.filter { !$0.isPassed }.map { "\(file.path) \($0.number) \($0.name ?? "")" }
  }
  #expect(unmet.isEmpty)
  #expect(run.report.problems.isEmpty)
  #expect(run.warnings.isEmpty)
  #expect(run.report.files.count == guardFiles.count)
  #expect(run.report.cases.count > 700)
}
