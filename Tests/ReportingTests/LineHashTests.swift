import Documents
import Testing

@testable import Reporting

/// The vectors of `github/codeql-action:src/fingerprints.test.ts`.
struct HashVector: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let hashes: [String]

  static let all = [
    HashVector(testDescription: "empty", text: "", hashes: ["c129715d7a2bc9a3:1"]),
    HashVector(
      testDescription: "blanks and tabs", text: " a\nb\n  \t\tc\n d",
      hashes: [
        "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
      ]),
    HashVector(
      testDescription: "a small program",
      text: "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
      hashes: [
        "e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1", "5c482a0f8b35ea28:1",
        "54517377da7028d2:1", "2c644846cb18d53e:1", "f1b89f20de0d133:1", "c129715d7a2bc9a3:1",
      ]),
    HashVector(
      testDescription: "repeated lines",
      text: String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
      hashes: (1...6).map { "a7f2ff13bc495cf2:\($0)" } + [
        "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
      ]),
  ]
}

@Test(arguments: HashVector.all)
func `a line hash is what code scanning computes`(_ it: HashVector) {
  let hashes = LineHashes(SourceText(it.text))
  #expect((1...hashes.count).map { hashes[$0] } == it.hashes)
}

@Test(arguments: HashVector.all, ["\r", "\r\n"])
func `line hashes do not depend on how lines end`(_ it: HashVector, _ ending: String) {
  let hashes = LineHashes(SourceText(it.text.replacing("\n", with: ending)))
  #expect((1...hashes.count).map { hashes[$0] } == it.hashes)
}

@Test func `a byte order mark is the first unit of its line`() throws {
  let marked = LineHashes(try SourceText([0xEF, 0xBB, 0xBF] + Array("a\nb".utf8)))
  let written = LineHashes(SourceText("\u{FEFF}a\nb"))
  let plain = LineHashes(SourceText("a\nb"))
  #expect(marked[1] == written[1])
  #expect(marked[1] != plain[1])
  #expect(marked[2] == plain[2])
}

@Test func `line hashes and the line index count the same lines`() {
  for text in ["", "\n", "a\r\nb\rc\n\n", "\r\r\n\n", "é界\u{2028}\n"] {
    let source = SourceText(text)
    #expect(LineHashes(source).count == LineIndex(source).lineCount)
  }
}
