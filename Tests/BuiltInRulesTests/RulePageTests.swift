import Findings
import Reporting
import Rules
import TestSupport
import Testing

@Test(arguments: Checks.rules.metadata.map(\.id))
func `the page of a rule is the one in docs`(_ id: String) throws {
  let rule = try #require(Checks.rules.metadata.first { $0.id == id })
  let reports = try RuleExample.all.filter { $0.rule.id == id }.map { try $0.report() }
  try expectGolden(RulePage.markdown(rule, reports: reports), at: "docs/rules/\(rule.id).md")
}

@Test func `docs hold no page of a rule that is gone`() throws {
  let pages = try Repository.files(below: "docs/rules", ending: ".md")
  let rules = Checks.rules.metadata.map { "docs/rules/\($0.id).md" }
  #expect(Set(pages) == Set(rules + ["docs/rules/README.md"]))
}

@Test func `the index in docs lists every rule`() throws {
  try expectGolden(RuleIndex.markdown(Checks.rules.metadata), at: "docs/rules/README.md")
}
