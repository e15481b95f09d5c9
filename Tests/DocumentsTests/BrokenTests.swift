import Documents
import Testing

/// A text that cannot be read, and the error that says so.
struct BrokenCase: CustomTestStringConvertible {
  let name: String
  let text: String
  let cause: DocumentError.Cause
  let place: LinePosition
  let message: String

  init(
    _ name: String, _ text: String, _ cause: DocumentError.Cause, _ line: Int, _ column: Int,
    _ message: String
  ) {
    self.name = name
    self.text = text
    self.cause = cause
    place = LinePosition(line: line, column: column)
    self.message = message
  }

  var testDescription: String { name }
}

@Test(arguments: BrokenCase.json)
func `broken JSON is refused with cause, place and reason`(_ it: BrokenCase) {
  expectRefusal(it, as: .json)
}

@Test(arguments: BrokenCase.yamlSyntax + BrokenCase.yamlMeaning)
func `broken YAML is refused with cause, place and reason`(_ it: BrokenCase) {
  expectRefusal(it, as: .yaml)
}

private func expectRefusal(_ it: BrokenCase, as syntax: Document.Syntax) {
  let source = SourceText(it.text)
  let error = #expect(throws: DocumentError.self) { try Document(reading: source, as: syntax) }
  guard let error else { return }
  #expect(error.cause == it.cause)
  #expect(LineIndex(source).position(of: error.offset) == it.place)
  #expect(error.message == it.message)
}

@Test(
  arguments: [
    ([0x5B, 0x22, 0xFF, 0x22, 0x5D], 2), ([0x61, 0x3A, 0x20, 0xC3, 0x0A], 3),
    ([0x61, 0xED, 0xA0, 0x80], 1), ([0xC0, 0x80], 0), ([0xFF, 0xFE, 0x61, 0x00], 0),
    ([0xEF, 0xBB, 0xBF, 0x61, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE2, 0x82], 0),
  ] as [([UInt8], Int)])
func `bytes that are not UTF-8 are refused where they stand`(_ bytes: [UInt8], _ offset: Int) {
  let error = #expect(throws: DocumentError.self) { try SourceText(bytes) }
  #expect(error?.cause == .notUTF8)
  #expect(error?.offset == offset)
}
