import Documents
import Testing

@Test func `a part is a document of its own over the same text`() throws {
  let whole = try document("- input:\n    A: {b: [1, 2]}\n- 3\n", as: .yaml)
  let input = try #require(whole.root.elements.first?["input"])
  let part = Document(rootedAt: input)
  #expect(part.syntax == .yaml)
  #expect(part.root.range == input.range)
  #expect(part.source.string(in: part.root.range).hasPrefix("A: {b"))
  #expect(part.root.parent == nil)
  #expect(part.root.enclosingEntry == nil)
  #expect(part.root["A"]?.parent == part.root)
  #expect(part.root["A"]?["b"]?.elements.last?.parent?.enclosingEntry?.key == "b")
  // The whole is as it was.
  #expect(input.parent == whole.root.elements.first)
  #expect(input.enclosingEntry?.key == "input")
  #expect(!part.root.isInSameDocument(as: input))
}

@Test func `a part of a part, and a scalar, are documents too`() throws {
  let whole = try document(#"{"a": {"b": {"c": 1}}}"#, as: .json)
  let outer = Document(rootedAt: try #require(whole.root["a"]))
  let inner = Document(rootedAt: try #require(outer.root["b"]?["c"]))
  #expect(inner.root.text == "1")
  #expect(inner.root.parent == nil)
  #expect(inner.syntax == .json)
}

@Test func `a part knows the keys that stand twice in it, and no others`() throws {
  let whole = try document("a: {x: 1, x: 2}\nb: {y: 1, y: 2}\nb2: 1\nb2: 2\n", as: .yaml)
  #expect(Document(rootedAt: try #require(whole.root["b"])).duplicateKeys.map(\.key) == ["y"])
  #expect(whole.duplicateKeys.map(\.key) == ["x", "y", "b2"])
}

@Test func `a part knows whether the first alias of the text stands in it`() throws {
  let whole = try document("a: &x 1\nb: [*x]\nc: 2\n", as: .yaml)
  #expect(Document(rootedAt: try #require(whole.root["b"])).firstAlias == whole.firstAlias)
  #expect(Document(rootedAt: try #require(whole.root["c"])).firstAlias == nil)
}
