import Documents
import Testing

/// A text and the tree that it reads as, in the notation of ``Rendering``.
struct TreeCase: CustomTestStringConvertible {
  let name: String
  let text: String
  let tree: String

  init(_ name: String, _ text: String, _ tree: String) {
    self.name = name
    self.text = text
    self.tree = tree
  }

  var testDescription: String { name }
}

@Test(arguments: TreeCase.json)
func `a JSON text reads as its tree`(_ it: TreeCase) throws {
  #expect(Rendering.text(of: try document(it.text, as: .json)) == it.tree)
}

@Test(
  arguments: TreeCase.yamlCollections + TreeCase.yamlScalars + TreeCase.yamlTags
    + TreeCase.yamlAliases + TreeCase.yamlBytes)
func `a YAML text reads as its tree`(_ it: TreeCase) throws {
  #expect(Rendering.text(of: try document(it.text, as: .yaml)) == it.tree)
}

/// Reads a text that was never a file.
func document(_ text: String, as syntax: Document.Syntax) throws -> Document {
  try Document(reading: SourceText(text), as: syntax)
}
