import Documents
import Findings
import Testing

@testable import Reporting

private func lines(_ report: ScanReport) -> [String] {
  ReportFormat.markdown.render(report, style: ReportStyle()).split(separator: "\n").map(String.init)
}

struct CellCase: CustomTestStringConvertible {
  let text: String
  let cell: String
  var testDescription: String { text }

  static let all = [
    CellCase(text: "pool 'Users' is open", cell: "pool `Users` is open"),
    CellCase(text: "a role's id", cell: "a role's id"),
    CellCase(text: "a | b 'c|d'", cell: #"a \| b `c\|d`"#),
    CellCase(text: "'a`b'", cell: "``a`b``"),
    CellCase(text: "'`a'", cell: "`` `a ``"),
    CellCase(text: "<b> & *c* _d_ [e](f)", cell: #"&lt;b&gt; &amp; \*c\* \_d\_ \[e\](f)"#),
    CellCase(text: "@all closes #12 for $5", cell: "`@`all closes `#`12 for `$`5"),
    CellCase(text: "see https://evil.example", cell: "see https&#58;//evil.example"),
    CellCase(text: "two\nlines", cell: "two lines"),
    CellCase(text: "''", cell: "''"),
  ]
}

@Test(arguments: CellCase.all)
func `a cell shows a message as it is`(_ it: CellCase) {
  #expect(MarkdownText.cell(it.text) == it.cell)
}

@Test func `a summary begins with the verdict and shows the worst first`() throws {
  var template = TemplateFixture("a: 1\nb: 2\n", path: "t.yaml")
  template.fail(Rules.tags, "low", at: "1")
  template.fail(Rules.open, "critical", at: "2")
  let output = lines(try .fixture([template]))
  #expect(
    output.prefix(2) == [
      "### cogcheck failed", "failed: 1 finding at or above `medium` (--fail-on)",
    ])
  let rows = output.filter { $0.hasPrefix("| ") }.suffix(2)
  #expect(
    Array(rows) == [
      "| critical | `IAM001` | `t.yaml:2:4` | critical |",
      "| low | `COG150` | `t.yaml:1:4` | low |",
    ])
}

@Test func `what is undecided is folded, a value a row`() throws {
  let output = lines(try .fixture([Reports.weakPool]))
  #expect(output.contains("<details><summary>1 undecided value</summary>"))
  #expect(
    output.contains(
      "| `COG044` | `templates/auth/pool.yaml:6` | UserPool `UserPool`: the role is imported |"))
}

@Test func `a summary stays below its limit and tells how much is left out`() throws {
  let keys = (0..<400).map { "K\($0): 1\n" }.joined()
  var template = TemplateFixture(keys, path: "t.yaml")
  for number in 0..<400 { template.fail(Rules.open, "wrong", at: "K\(number):") }
  var output = ""
  MarkdownReporter(byteLimit: 5_000).write(try .fixture([template]), to: &output)
  let rows = output.split(separator: "\n").count { $0.hasPrefix("| critical") }
  #expect(rows > 50 && output.utf8.count < 6_000)
  #expect(output.contains("\n\(400 - rows) rows left out, since a summary takes no more\n"))
}
