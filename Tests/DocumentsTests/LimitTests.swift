import Documents
import Testing

private func nested(_ count: Int, _ open: String, _ close: String) -> String {
  String(repeating: open, count: count) + String(repeating: close, count: count)
}

@Test(
  arguments: [
    (nested(256, "[", "]"), .json), (nested(256, "[", "]"), .yaml),
    (nested(255, #"{"a":"#, "}").replacing(":}", with: ":[]}"), .json),
    (nested(128, "!If [", "]"), .yaml),
    (nested(255, "[", "]").replacing("[]", with: "[!Ref a]"), .yaml),
  ] as [(String, Document.Syntax)])
func `nesting up to the limit is read`(_ text: String, _ syntax: Document.Syntax) throws {
  _ = try document(text, as: syntax)
}

@Test(
  arguments: [
    (nested(257, "[", "]"), .json, 256), (nested(257, "[", "]"), .yaml, 256),
    (nested(100_000, "[", "]"), .json, 256), (nested(100_000, "[", "]"), .yaml, 256),
    (nested(100_000, "[", ""), .json, 256), (nested(100_000, "{a: ", ""), .yaml, 1024),
    (nested(100_000, #"{"a":"#, ""), .json, 1280), (nested(100_000, "- ", ""), .yaml, 512),
    (nested(129, "!If [", "]"), .yaml, 640),
    (nested(256, "[", "]").replacing("[]", with: "[!Ref a]"), .yaml, 256),
    (
      "- &a " + nested(200, "[", "]") + "\n- " + nested(60, "[", "]").replacing("[]", with: "[*a]"),
      .yaml, 468
    ),
  ] as [(String, Document.Syntax, Int)])
func `deeper nesting is refused at its first bracket`(
  _ text: String, _ syntax: Document.Syntax, _ offset: Int
) {
  let error = #expect(throws: DocumentError.self) { try document(text, as: syntax) }
  #expect(error?.cause == .depth)
  #expect(error?.offset == offset)
  #expect(error?.message == "more than 256 levels of nesting")
}

@Test func `aliases that multiply are refused`() {
  let lists = (1..<12).map { "a\($0): &a\($0) [" + list(of: "*a\($0 - 1)") + "]\n" }
  expectBomb("a0: &a0 [x, x]\n" + lists.joined())
  let merges = (1..<12).map {
    "a\($0): &a\($0) {<<: [" + list(of: "*a\($0 - 1)") + "], k\($0): [" + list(of: "*a\($0 - 1)")
      + "]}\n"
  }
  expectBomb("a0: &a0 {k: x}\n" + merges.joined())
}

private func list(of alias: String) -> String {
  Array(repeating: alias, count: 10).joined(separator: ",")
}

private func expectBomb(_ text: String) {
  let error = #expect(throws: DocumentError.self) { try document(text, as: .yaml) }
  #expect(error?.cause == .aliasExpansion)
  #expect(error?.message == "aliases expand to more than 100000 values")
}

@Test func `a text beyond the size limit is refused`() throws {
  let source = try SourceText([UInt8](repeating: 0x20, count: Document.maximumBytes + 1))
  for syntax in [Document.Syntax.json, .yaml] {
    let error = #expect(throws: DocumentError.self) { try Document(reading: source, as: syntax) }
    #expect(error?.cause == .size)
  }
}

@Test func `YAML directives without end are refused`() {
  let text = (0...1000).map { "%TAG !a\($0)! b\n" }.joined() + "---\nc\n"
  let error = #expect(throws: DocumentError.self) { try document(text, as: .yaml) }
  #expect(error?.cause == .size)
  #expect(error?.message == "more than 1000 YAML directives")
}
