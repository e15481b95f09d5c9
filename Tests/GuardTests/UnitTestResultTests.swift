import Documents
import Guard
import Testing

/// Rules of these names, in this order.
private func rules(_ names: [String]) throws -> RulesFile {
  let loose = names.contains("default") ? "x exists\n" : ""
  let text = names.filter { $0 != "default" }.map { "rule \($0) { x exists }" }
  return try RulesFile(parsing: Array((loose + text.joined(separator: "\n")).utf8))
}

/// Statuses that someone else came to.
private func given(_ statuses: [(String, GuardStatus)]) -> StatusSource {
  let statuses = statuses.map { RuleStatus(name: $0.0, status: $0.1) }
  return StatusSource { (_, _) in statuses }
}

private func testCase(_ expectations: String, input: String = "{}") throws -> UnitTestCase {
  let text = "- input: \(input)\n  expectations: {rules: {\(expectations)}}\n"
  return try #require(
    try UnitTestFile(reading: Array(text.utf8), named: "t.yaml").cases.first)
}

/// What is expected of rules of one name, and what that comes to.
struct NamesakeCase: Sendable, CustomTestStringConvertible {
  let expected: GuardStatus
  let statuses: [GuardStatus]
  let actual: GuardStatus
  var testDescription: String { "\(expected) of \(statuses): \(actual)" }

  init(_ expected: GuardStatus, _ statuses: [GuardStatus], _ actual: GuardStatus) {
    self.expected = expected
    self.statuses = statuses
    self.actual = actual
  }

  static let all =
    GuardStatus.allCases.flatMap { expected in
      GuardStatus.allCases.map { NamesakeCase(expected, [$0], $0) }
    } + [
      NamesakeCase(.pass, [.fail, .pass], .pass),
      NamesakeCase(.fail, [.pass, .fail], .fail),
      NamesakeCase(.undecided, [.fail, .undecided], .undecided),
      NamesakeCase(.skip, [.skip, .skip], .skip),
      NamesakeCase(.skip, [.skip, .pass], .pass),
      NamesakeCase(.skip, [.pass, .fail, .skip], .fail),
      NamesakeCase(.pass, [.skip, .fail], .fail),
      NamesakeCase(.fail, [.skip, .pass], .pass),
      NamesakeCase(.fail, [.pass, .undecided], .undecided),
      NamesakeCase(.undecided, [.pass, .skip], .pass),
    ]
}

@Test(arguments: NamesakeCase.all)
func `one of the rules of a name is enough, and SKIP takes them all`(_ it: NamesakeCase) throws {
  let file = try rules(it.statuses.map { _ in "a" })
  let result = try testCase("a: \(it.expected.word)").result(
    of: file, named: "t", by: given(it.statuses.map { ("a", $0) }))
  let judgement = try #require(result.judgements.first)
  #expect(judgement.actual == it.actual)
  #expect(judgement.isMet == (it.actual == it.expected))
  #expect(result.judgements.count == 1 && result.notExpected.isEmpty && result.unknown.isEmpty)
}

@Test func `a rule without expectation is counted once, and one that is not there is told`() throws
{
  let file = try rules(["a", "b", "c", "b"])
  let source = given([("a", .pass), ("b", .skip), ("c", .fail), ("b", .pass)])
  let result = try testCase("z: PASS, c: FAIL, y: SKIP").result(of: file, named: "t", by: source)
  #expect(result.judgements.map(\.expectation.rule) == ["c"])
  #expect(result.unknown.map(\.rule) == ["z", "y"])
  #expect(
    result.notExpected == [
      RuleStatus(name: "a", status: .pass), RuleStatus(name: "b", status: .pass),
    ])
}

@Test(arguments: [("default", true), ("pools/default", true), ("other/default", false)])
func `the clauses outside any rule have two names`(_ name: String, _ isKnown: Bool) throws {
  let result = try testCase("\(name): FAIL").result(
    of: try rules(["default"]), named: "pools", by: .asWritten())
  #expect(result.judgements.map(\.isMet) == (isKnown ? [true] : []))
  #expect(result.unknown.map(\.rule) == (isKnown ? [] : [name]))
  #expect(result.notExpected.isEmpty == isKnown)
}

@Test func `a parameterized rule has no status of its own`() throws {
  let file = try RulesFile(parsing: Array("rule p(x) { %x exists } rule a { p(n) }".utf8))
  let result = try testCase("p: PASS, a: PASS", input: "{n: 1}").result(
    of: file, named: "t", by: .asWritten())
  #expect(result.unknown.map(\.rule) == ["p"])
  #expect(result.judgements.map(\.isMet) == [true])
}

@Test func `an error of the rules leaves no expectation met`() throws {
  let file = try RulesFile(parsing: Array("rule a { x !exists } rule b { n empty }".utf8))
  let result = try testCase("a: PASS, b: FAIL, c: SKIP", input: "{n: 1}").result(
    of: file, named: "t", by: .asWritten())
  let error = try #require(result.error)
  #expect(error.side == .rulesFile)
  #expect(file.source.string(in: error.range).hasPrefix("n empty"))
  #expect(result.judgements.map(\.actual) == [nil, nil])
  #expect(result.judgements.allSatisfy { !$0.isMet })
  #expect(result.unknown.map(\.rule) == ["c"])
  #expect(result.notExpected.isEmpty)
}

@Test func `an input with a key that is not a string is an error of the test file`() throws {
  let testCase = try testCase("a: PASS", input: "{1: x}")
  let result = testCase.result(of: try rules(["a"]), named: "t", by: .asWritten())
  #expect(result.error?.side == .testFile)
  #expect(result.error?.range.start == testCase.input.range.start + 1)
}

@Test func `an input is evaluated as if it were a document of its own`() throws {
  let rules = try RulesFile(
    parsing: Array(
      """
      rule typed { AWS::SNS::Topic { Properties.Name == 'a' } }
      rule root { this is_struct  Resources exists  expectations !exists }
      """.utf8))
  let input = "{Resources: {T: {Type: AWS::SNS::Topic, Properties: {Name: a}}}}"
  let result = try testCase("typed: PASS, root: PASS", input: input).result(
    of: rules, named: "t", by: .asWritten())
  #expect(result.judgements.map(\.actual) == [.pass, .pass])
}

extension GuardCase {
  /// The cases that a unit test file can hold: the document as a value, and a status for each name.
  static let withInput = all.filter { it in
    it.node["input"] != nil && it.node["expect"]?["rules"]?.entries.isEmpty == false
  }
}

@Test(arguments: GuardCase.withInput)
func `a case of the reference implementation holds as a unit test`(_ it: GuardCase) throws {
  let input = it.file.string(in: try #require(it.node["input"]).range)
  let expected = (it.node["expect"]?["rules"]?.entries ?? []).flatMap { entry in
    let statuses = entry.value.kind == .list ? entry.value.elements : [entry.value]
    // Of several, one that is met by itself.
    let status = statuses.first { $0.text != "SKIP" } ?? statuses.first
    return [status?.text].compactMap(\.self).map { "\"\(entry.key)\": \"\($0)\"" }
  }
  let text =
    "[{\"input\": \(input), \"expectations\": {\"rules\": {\(expected.joined(separator: ","))}}}]"
  let testCase = try #require(
    try UnitTestFile(reading: Array(text.utf8), named: "t.json").cases.first)
  let result = testCase.result(
    of: try RulesFile(parsing: it.rules), named: "t", by: .asWritten(time: 1_795_000_000))
  #expect(result.error == nil)
  #expect(result.unknown.isEmpty && result.notExpected.isEmpty)
  #expect(result.judgements.count == expected.count)
  for judgement in result.judgements {
    #expect(judgement.isMet, "\(judgement.expectation.rule)")
  }
}
