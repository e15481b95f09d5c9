internal import Documents
internal import Findings
internal import Guard
internal import GuardRules
internal import Rules

/// The examples in the leading comment of a rules file, as a test file: one case each.
struct InlineExamples {
  let rule: PropertyRule
  /// The rules file, as reports name it.
  let path: String
  let source: SourceText

  /// What each example comes to; `nil` where there is none.
  var testFile: TestFile? {
    let examples = rule.metadata.details().examples
    guard !examples.isEmpty else { return nil }
    let rules = RuleSet([rule])
    let cases = examples.enumerated().map { number, example in
      testCase(example, number: number + 1, rules)
    }
    return TestFile(path: path, source: source, cases: cases)
  }

  private func testCase(_ example: Example, number: Int, _ rules: RuleSet) -> TestCase {
    let results = results(of: example, rules)
    let status = results.isEmpty ? TestStatus.skip : Self.status(of: results)
    let expected: TestStatus =
      switch example.expectation {
      case .failing: .fail
      case .undecided: .undecided
      case .passing, .tolerated: .pass
      case .skipped: .skip
      }
    let found = results.flatMap(\.findings).map(\.place.range.start).sorted()
    let isElsewhere = example.expectation == .failing && status == .fail && found != example.marks
    let problem =
      isElsewhere
      ? SourceProblem(
        "example \(number) has its findings elsewhere than its marks: at byte \(found), not \(example.marks)",
        path: path)
      : nil
    return TestCase(
      number: number, name: "\(example.expectation.rawValue) example", error: problem,
      expectations: [
        TestExpectation(
          rule: rule.metadata.name, expected: expected, actual: status, range: SourceRange(0, 0))
      ])
  }

  private func results(of example: Example, _ rules: RuleSet) -> [RuleResult] {
    let checker = Checker(rules, deployments: [Deployment(values: example.given)])
    let name = "template.yaml"
    switch checker.read(Array(example.template.utf8), path: name, isNamed: true) {
    case .finished: return []
    case .template(let template):
      let links = checker.links(of: [(path: name, template: template)])
      guard case .template(let report, _) = checker.check(template, path: name, links: links)
      else { return [] }
      return report.results
    }
  }

  private static func status(of results: [RuleResult]) -> TestStatus {
    let statuses = results.map { result -> TestStatus in
      switch result.verdict {
      case .fail: .fail
      case .undecided: .undecided
      case .pass: .pass
      case .broken: .error
      }
    }
    return [.error, .fail, .undecided].first(where: statuses.contains) ?? .pass
  }
}
