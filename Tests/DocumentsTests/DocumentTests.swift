import Documents
import Testing

@Test(
  arguments: [
    (#"{"a": 1, "b": 2, "a": 3}"#, .json, ["a 17 first 1"]),
    (#"{"a": 1, "a": [], "a": {}}"#, .json, ["a 9 first 1", "a 18 first 1"]),
    (#"{"a": 1, "\u0061": 2}"#, .json, ["a 9 first 1"]),
    (#"[{"a": {"b": 1, "b": 2}}]"#, .json, ["b 16 first 8"]),
    (#"{"a": {"b": 1, "b": 2}, "a": 3}"#, .json, ["b 15 first 7", "a 24 first 1"]),
    (#"{"a": "a", "b": {"a": 1}}"#, .json, []),
    ("a: 1\nb: 2\na: 3\n", .yaml, ["a 10 first 0"]), ("{a: 1, 'a': 2}", .yaml, ["a 7 first 1"]),
    ("a: {b: 1, b: 2}\na: 3", .yaml, ["b 10 first 4", "a 16 first 0"]),
    ("- &x {a: 1}\n- <<: *x\n  a: 2\n  <<: *x\n", .yaml, []),
    ("- &x {a: 1, a: 2}\n- *x", .yaml, ["a 12 first 6"]),
  ] as [(String, Document.Syntax, [String])])
func `each further key of a name is remembered`(
  _ text: String, _ syntax: Document.Syntax, _ expected: [String]
) throws {
  let found = try document(text, as: syntax).duplicateKeys
  #expect(found.map { "\($0.key) \($0.range.start) first \($0.first.start)" } == expected)
}

@Test(
  arguments: [
    (#"{"a": 1, "a": [2], "a": {"c": 0, "c": 1}}"#, .json, ["1", "[2]", "0"]),
    ("a: 'x'\nb: 2\na: [y, z]\na: 3\n", .yaml, ["'x'", "[y, z]"]),
    ("{a: {b: 1, b: 2}, a: 3}", .yaml, ["1", "{b: 1, b: 2}"]),
    ("a:\n  b: 1\n  c: 2\na: 3\n", .yaml, ["b: 1\n  c: 2"]),
  ] as [(String, Document.Syntax, [String])])
func `each further key tells which value it replaces`(
  _ text: String, _ syntax: Document.Syntax, _ expected: [String]
) throws {
  let document = try document(text, as: syntax)
  let lost = document.duplicateKeys.map { document.source.string(in: $0.lostValue) }
  #expect(lost == expected)
}

@Test func `a copy knows its own entry`() throws {
  let root = try document("a: &x 1\nb: [*x]\nc: *x\nd: {<<: {e: *x}}\n", as: .yaml).root
  #expect(root["a"]?.enclosingEntry?.key == "a")
  #expect(root["b"]?.elements.first?.enclosingEntry == nil)
  #expect(root["c"]?.enclosingEntry?.key == "c")
  #expect(root["d"]?["e"]?.enclosingEntry?.key == "e")
  #expect(root.enclosingEntry == nil)
}

@Test(arguments: [
  ("a: 1", nil), ("a: &x 1", nil), ("a: &x 1\nb: *x", 11), ("a: {<<: {b: 1}}", 4), ("a: *x", nil),
])
func `the first alias is remembered`(_ text: String, _ offset: Int?) {
  let found = try? document(text, as: .yaml)
  #expect(found?.firstAlias?.start == offset)
}

@Test func `a node finds its members, parent and entry`() throws {
  let root = try document("a:\n  - b: !Ref c\n  - d\n", as: .yaml).root
  let reference = try #require(root["a"]?.elements.first?["b"])
  #expect(reference.onlyEntry?.key == "Ref")
  #expect(reference["Ref"]?.string == "c")
  #expect(reference["Ref"]?.parent == reference)
  #expect(reference.enclosingEntry?.key == "b")
  #expect(reference.parent?.parent == root["a"])
  #expect(root["a"]?.elements.last?.text == "d")
  #expect(root.parent == nil)
  #expect(root["b"] == nil)
  #expect(root["a"]?["b"] == nil)
  #expect(root.text == nil)
  #expect(root["a"]?.spansLines == true)
  #expect(reference.spansLines == false)
}

@Test func `a byte order mark is left out`() throws {
  for (text, syntax) in [("{\"a\": 1}", Document.Syntax.json), ("a: 1", .yaml)] {
    let source = try SourceText([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    let document = try Document(reading: source, as: syntax)
    #expect(source.hasByteOrderMark)
    #expect(document.root.range == SourceRange(0, text.utf8.count))
  }
}

@Test(arguments: [
  (0, 1, 1), (1, 1, 2), (2, 2, 1), (4, 2, 2), (8, 2, 4), (9, 3, 1), (11, 4, 1), (14, 4, 2),
  (15, 4, 3),
  (99, 4, 3), (-1, 1, 1),
])
func `a byte offset is a line and a UTF-16 column`(_ offset: Int, _ line: Int, _ column: Int) {
  let index = LineIndex(SourceText("a\né😀\r\r\n\u{2028}b"))
  #expect(index.position(of: offset) == LinePosition(line: line, column: column))
}

@Test func `lines are cut at CR, LF and CRLF`() {
  let index = LineIndex(SourceText("a\r\nb\rc\n\u{85}\n"))
  #expect(index.lineCount == 5)
  #expect((0...6).map(index.text(ofLine:)) == ["", "a", "b", "c", "\u{85}", "", ""])
}

@Test func `a digest is that of FIPS 180-4`() {
  let digest = SHA256Digest(of: "abc").hexadecimal()
  #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  #expect(SHA256Digest(of: "").hexadecimal(first: 4) == "e3b0c442")
}
