import Documents
import Guard
import TestSupport
import Testing

private func read(_ text: String, named path: String = "t.yaml") throws -> UnitTestFile {
  try UnitTestFile(reading: Array(text.utf8), named: path)
}

extension UnitTestFile {
  /// Each case in one line.
  fileprivate var lines: [String] {
    cases.map { testCase in
      let expectations = testCase.expectations.map { "\($0.rule) \($0.status.word)" }
      return "\(testCase.number) \(testCase.name ?? "-"): \(expectations.joined(separator: ", "))"
    }
  }
}

@Test func `a file is a list of cases, in YAML and in JSON`() throws {
  let yaml = """
    # A comment.
    ---
    - name: the first
      input: {a: 1}
      unknown: field
      expectations:
        rules: {one: PASS, two: FAIL}
    - input: ~
      expectations: {rules: {three: SKIP, four: UNDECIDED}}
    - {input: [], expectations: {rules: {}}}
    """
  let json = """
    [{"name": "the first", "input": {"a": 1}, "expectations": {"rules": {"one": "PASS", "two": "FAIL"}}},
    \t{"input": null, "expectations": {"rules": {"three": "SKIP", "four": "UNDECIDED"}}},
    \t{"input": [], "expectations": {"rules": {}}}]
    """
  let expected = [
    "1 the first: one PASS, two FAIL", "2 -: three SKIP, four UNDECIDED", "3 -: ",
  ]
  #expect(try read(yaml).lines == expected)
  #expect(try read(json).lines == expected)
  #expect(try read(json, named: "t.json").lines == expected)
  #expect(try read("[]").cases.isEmpty)
}

@Test func `what fails in one notation is read in the other`() throws {
  // YAML has no such escape, and JSON no comments.
  let surrogates = "# no\n"
  let json = #"[{"input": "\ud83d\udca9", "expectations": {"rules": {}}}]"#
  #expect(try read(" \n" + json, named: "t.yaml").cases.first?.input.string == "💩")
  #expect(
    try read(surrogates + "[{input: 1, expectations: {rules: {}}}]", named: "t.json").cases.count
      == 1)
  #expect(throws: UnitTestFileError.self) { try read(surrogates + json, named: "t.yaml") }
}

@Test func `places are those of the file`() throws {
  let text = MarkedText("- input: ↓{a: 1}\n  expectations:\n    rules:\n      ↓one: ↓PASS\n")
  let file = try read(text.text)
  let testCase = try #require(file.cases.first)
  let expectation = try #require(testCase.expectations.first)
  #expect(
    [testCase.input.range, expectation.ruleRange, expectation.range].map(\.start) == text.marks)
  #expect(file.source.string(in: expectation.range) == "PASS")
}

/// A file that is refused, with a mark where.
struct BrokenTestFile: Sendable, CustomTestStringConvertible {
  let marked: String
  let message: String
  var testDescription: String { "\(message): \(marked)" }

  init(_ marked: String, _ message: String) {
    self.marked = marked
    self.message = message
  }

  static let all = [
    BrokenTestFile("↓a: 1", "a unit test file is a list of cases"),
    BrokenTestFile("↓just text", "a unit test file is a list of cases"),
    BrokenTestFile("- ↓1", "a case is a mapping with 'input' and 'expectations'"),
    BrokenTestFile("- ↓[1]", "a case is a mapping with 'input' and 'expectations'"),
    BrokenTestFile("- ↓{}", "case 1 has no 'input'"),
    BrokenTestFile(
      "- {input: {}, expectations: {rules: {}}}\n- ↓name: x\n  expectations: {rules: {}}\n",
      "case 2 has no 'input'"),
    BrokenTestFile("- ↓name: x\n  input: {}\n", "case 1 has no 'expectations'"),
    BrokenTestFile(
      "- input: {}\n  ↓expectations: {}", "the expectations of case 1 have no 'rules'"),
    BrokenTestFile(
      "- input: {}\n  ↓expectations: [rules]", "the expectations of case 1 have no 'rules'"),
    BrokenTestFile(
      "- input: {}\n  expectations:\n    ↓rules:\n",
      "'rules' is a mapping of rule names to PASS, FAIL, SKIP or UNDECIDED"),
    BrokenTestFile(
      "- input: {}\n  expectations: {rules: {a: ↓pass}}",
      "'pass' is not a status; write PASS, FAIL, SKIP or UNDECIDED"),
    BrokenTestFile(
      "- input: {}\n  expectations: {rules: {a: ↓true}}",
      "'true' is not a status; write PASS, FAIL, SKIP or UNDECIDED"),
    BrokenTestFile(
      "- input: {}\n  expectations: {rules: {a: ↓[PASS]}}",
      "this is not a status; write PASS, FAIL, SKIP or UNDECIDED"),
    BrokenTestFile(
      "- input: {}\n  ↓name: [a]\n  expectations: {rules: {}}", "the name of a case is a text"),
    BrokenTestFile(
      "- input: {}\n  expectations: {rules: {a: PASS, ↓a: FAIL}}", "'a' appears twice"),
    BrokenTestFile(
      "- input: {}\n  ↓input: {}\n  expectations: {rules: {}}", "'input' appears twice"),
    BrokenTestFile("↓", "the file is empty"),
  ]
}

@Test(arguments: BrokenTestFile.all)
func `what cannot be meant is refused with its place`(_ it: BrokenTestFile) throws {
  let text = MarkedText(it.marked)
  let error = #expect(throws: UnitTestFileError.self) { try read(text.text) }
  #expect(error?.message == it.message)
  #expect(error?.range.start == text.marks.first)
}

@Test func `of equal keys of an input the last one counts`() throws {
  let text = """
    - input: {a: &base {n: 1, n: 2}}
      expectations: {rules: {}}
    - input: *base
      expectations: {rules: {}}
    """
  #expect(try read(text).cases.map { $0.input["n"]?.text } == [nil, "2"])
}

@Test func `a broken text is refused where its parser stops`() throws {
  let json = #expect(throws: UnitTestFileError.self) { try read("[{]", named: "t.json") }
  #expect(json?.message.hasPrefix("not valid JSON") == true)
  #expect(json?.range.start == 2)
  let bytes = #expect(throws: UnitTestFileError.self) {
    try UnitTestFile(reading: [0x61, 0xFF], named: "t.yaml")
  }
  #expect(bytes?.message == "not UTF-8")
  #expect(bytes?.range.start == 1)
}
