import Documents
import Findings
import Testing

@testable import Reporting

/// A source text with `⟦` and `⟧` around the region, and the excerpt that it gives.
struct ExcerptCase: CustomTestStringConvertible {
  let testDescription: String
  let marked: String
  let rows: [String]
  var secret: String?

  static let all = [
    ExcerptCase(
      testDescription: "a value", marked: "a: 1\nb: ⟦two⟧\n",
      rows: ["2 | b: two", "  |    ^^^"]),
    ExcerptCase(
      testDescription: "a tab is four columns", marked: "\ta:\t⟦b⟧",
      rows: ["1 |     a:    b", "  |           ^"]),
    ExcerptCase(
      testDescription: "wide characters take two columns", marked: "界界: ⟦値値⟧ x",
      rows: ["1 | 界界: 値値 x", "  |       ^^^^"]),
    ExcerptCase(
      testDescription: "combining characters take none", marked: "e\u{301}a\u{308}: ⟦o\u{302}k⟧",
      rows: ["1 | e\u{301}a\u{308}: o\u{302}k", "  |     ^^"]),
    ExcerptCase(
      testDescription: "emoji take two, joined ones too", marked: "👩‍👩‍👧🇩🇪: ⟦x⟧",
      rows: ["1 | 👩‍👩‍👧🇩🇪: x", "  |       ^"]),
    ExcerptCase(
      testDescription: "controls are seen and counted", marked: "\u{1B}[1m: ⟦x⟧",
      rows: ["1 | \\u{1B}[1m: x", "  |            ^"]),
    ExcerptCase(
      testDescription: "a runner command is broken", marked: "##[error]⟦x⟧",
      rows: ["1 | #\\#[error]x", "  |           ^"]),
    ExcerptCase(
      testDescription: "first and last line of a region", marked: "a:\n  ⟦b: 1\n  c: 2\n  d: 3⟧\n",
      rows: ["2 |   b: 1", "  |   ^^^^", "...", "4 |   d: 3", "  |   ^^^^"]),
    ExcerptCase(
      testDescription: "two lines stand together", marked: "⟦a\nb⟧",
      rows: ["1 | a", "  | ^", "2 | b", "  | ^"]),
    ExcerptCase(
      testDescription: "CRLF is no part of a line", marked: "a: ⟦1⟧\r\nb: 2\r\n",
      rows: ["1 | a: 1", "  |    ^"]),
    ExcerptCase(
      testDescription: "the end of the text", marked: "a: [⟦⟧", rows: ["1 | a: [", "  |     ^"]),
    ExcerptCase(
      testDescription: "the empty line behind the last break", marked: "a\n⟦⟧",
      rows: ["2 |", "  | ^"]),
    ExcerptCase(
      testDescription: "a masked secret moves the caret", marked: "k: verysecretvalue ⟦x⟧",
      rows: ["1 | k: *** x", "  |        ^"], secret: "verysecretvalue"),
    ExcerptCase(
      testDescription: "a region inside a secret", marked: "k: very⟦secret⟧value x",
      rows: ["1 | k: *** x", "  |    ^^^"], secret: "verysecretvalue"),
  ]

  /// The text without marks, and the region between them.
  var source: (text: String, region: SourceRange) {
    let before = marked.prefix { $0 != "⟦" }
    let inside = marked[before.endIndex...].dropFirst().prefix { $0 != "⟧" }
    let text = marked.replacing("⟦", with: "").replacing("⟧", with: "")
    let start = before.utf8.count
    return (text, SourceRange(start, start + inside.utf8.count))
  }
}

@Test(arguments: ExcerptCase.all)
func `an excerpt marks what the reader would change`(_ it: ExcerptCase) throws {
  let (text, region) = it.source
  var fixture = TemplateFixture(text)
  fixture.secrets = it.secret.map { [$0] } ?? []
  let template = try fixture.report
  let excerpt = Excerpt(of: region, in: template, redaction: Redaction(template))
  let rows = excerpt.text(gutter: 1, palette: Palette(usesColor: false), tint: .error)
  #expect(rows == it.rows)
}

@Test(arguments: [0, 40, 599_999, 1_049_990])
func `a megabyte on one line is cut around the region`(_ offset: Int) throws {
  let text = String((0..<150_000).map { "k\($0 % 10)value\n".dropLast() }.joined())
  let template = try TemplateFixture(text).report
  let region = SourceRange(offset, min(offset + 3, text.utf8.count))
  let view = ExcerptLine(
    SourceRange(0, text.utf8.count), around: region, in: template.source,
    redaction: Redaction(template), width: 60)
  #expect(DisplayWidth.columns(of: view.text) <= 60)
  let marked = view.text.dropFirst(view.column).prefix(view.width)
  #expect(String(marked) == template.source.string(in: region))
}

@Test func `a region that is longer than its room is marked up to the cut`() throws {
  let text = "k: " + String(repeating: "x", count: 5000)
  let template = try TemplateFixture(text).report
  let view = ExcerptLine(
    SourceRange(0, 5003), around: SourceRange(3, 5003), in: template.source,
    redaction: Redaction(template), width: 50)
  #expect(view.text.hasSuffix("…"))
  #expect(view.column + view.width <= 50)
  #expect(view.text.dropFirst(view.column).prefix(view.width).allSatisfy { $0 == "x" })
}

@Test func `an excerpt has six rows at most`() throws {
  let text = "Pool:\n  a:\n    b: 1\n    c: 2\n    d: 3\n"
  let template = try TemplateFixture(text).report
  let owner = Excerpt.Owner(range: SourceRange(0, 4), label: "in this resource")
  for end in 12...text.utf8.count {
    let excerpt = Excerpt(
      of: SourceRange(8, end), in: template, redaction: Redaction(template), owner: owner)
    #expect(excerpt.rows.count <= 6)
  }
}
