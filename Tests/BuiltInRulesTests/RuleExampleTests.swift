import BuiltInRules
import Documents
import Findings
import Rules
import Synchronization
import TestSupport
import Testing

/// One example of one rule.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: RuleMetadata
  let number: Int
  let example: Example
  private let scan = ExampleScan()

  init(rule: RuleMetadata, number: Int, example: Example) {
    self.rule = rule
    self.number = number
    self.example = example
  }

  /// What every rule says of it, scanned alone.
  func report() throws -> TemplateReport { try scan.report(of: example) }

  var testDescription: String { "\(rule.id) \(rule.name), example \(number + 1)" }

  static let all = Checks.rules.metadata.flatMap { rule in
    rule.details().examples.enumerated().map {
      RuleExample(rule: rule, number: $0.offset, example: $0.element)
    }
  }

  /// Ids of the rules of the default profile that find something in it.
  func findingsOfDefaultProfile() throws -> Set<String> {
    let report = try Checks.report(
      example.template, deployments: [Deployment(values: example.given)],
      rules: Checks.defaultRules)
    return Set(report.openFindings.map(\.finding.ruleID))
  }
}

/// The scan of one example: made when a test first asks for it, and kept for the others.
private final class ExampleScan: Sendable {
  private let known = Mutex<TemplateReport?>(nil)

  func report(of example: Example) throws -> TemplateReport {
    try known.withLock { known in
      if let known { return known }
      let report = try Checks.report(
        example.template, deployments: [Deployment(values: example.given)])
      known = report
      return report
    }
  }
}

@Test(arguments: RuleExample.all)
func `an example behaves as its rule says`(_ it: RuleExample) throws {
  let report = try it.report()
  let marks = it.example.marks
  let results = report.results.filter { $0.ruleID == it.rule.id }
  let starts = results.flatMap(\.findings).map(\.place.range.start).sorted()
  #expect(starts == marks)
  let isUndecided = results.contains { if case .undecided = $0.verdict { true } else { false } }
  let isPassed = results.contains { if case .pass = $0.verdict { true } else { false } }
  switch it.example.expectation {
  case .failing: #expect(!marks.isEmpty, "a failing example marks where")
  case .undecided: #expect(isUndecided)
  case .passing, .tolerated:
    #expect(!isUndecided)
    // What a file that can be read is asked is another rule's.
    let isAsked = BuiltInRules.all.contains {
      $0.metadata.id == it.rule.id && !($0 is any ReadingRule)
    }
    #expect(isPassed || !isAsked && !report.isUnreadable, "what is never asked is skipped")
  case .skipped: #expect(results.isEmpty && !report.isUnreadable)
  }
}

/// What a user copies from a rule's page does not trip over the next rule.
@Test(arguments: RuleExample.all.filter { $0.example.expectation == .passing })
func `the default profile finds nothing in a good example`(_ it: RuleExample) throws {
  #expect(try it.findingsOfDefaultProfile() == [])
}

/// Else it is a good example like the others.
@Test(arguments: RuleExample.all.filter { $0.example.expectation == .tolerated })
func `another rule of the default profile finds something in a tolerated example`(
  _ it: RuleExample
) throws {
  #expect(try it.findingsOfDefaultProfile() != [])
}

@Test(arguments: Checks.rules.metadata.map(\.id))
func `a rule says all that a page needs`(_ id: String) throws {
  let rule = try #require(Checks.rules.metadata.first { $0.id == id })
  let expectations = Set(rule.details().examples.map(\.expectation))
  #expect(expectations.contains(.failing))
  // What these pass is what another rule reports: guests, and a transform that is not run.
  let hasNoGood = ["IDP002", "IDP003", "TPL083"].contains(id)
  #expect(expectations.contains(hasNoGood ? .tolerated : .passing))
  #expect(rule.id.wholeMatch(of: /[A-Z]{3}[0-9]{3}/) != nil)
  #expect(rule.name.wholeMatch(of: /[A-Z][A-Za-z0-9]+/) != nil)
  #expect(!rule.title.hasSuffix("."))
  for text in [rule.details().rationale, rule.details().remediation] {
    #expect(text.hasSuffix(".") && !text.contains("\n") && !text.contains("  "))
  }
  #expect(!rule.details().references.isEmpty)
  #expect(rule.details().references.allSatisfy { $0.hasPrefix("https://docs.aws.amazon.com/") })
}

@Test func `no id and no name is given twice`() {
  let rules = Checks.rules.metadata
  #expect(Set(rules.map(\.id)).count == rules.count)
  #expect(Set(rules.map(\.name)).count == rules.count)
}

@Test func `every file of a group's folder is a rule of that group`() throws {
  var found: Set<String> = []
  for ending in [".swift", ".guard"] {
    for path in try Repository.files(below: "rules", ending: ending) {
      let parts = path.dropLast(ending.count).split(separator: "/")
      if parts.count == 3 { found.insert("\(parts[1]) \(parts[2])") }
    }
  }
  #expect(found == Set(Checks.rules.metadata.map { "\($0.group) \($0.name)" }))
}
