import Documents
import Guard
import TestSupport
import Testing

/// One case of `Tests/Fixtures/readings`: a document, and which clauses hold as each version reads it.
private struct ReadingCase: Sendable, CustomTestStringConvertible {
  let title: String
  let input: String
  /// `nil` where the document is refused.
  let clausesThatHold: [GuardVersion: [String]]

  var testDescription: String { title }

  /// All clauses that hold in some version.
  var clauses: [String] {
    GuardVersion.allCases.flatMap { clausesThatHold[$0] ?? [] }
  }

  static let all: [ReadingCase] = {
    guard let bytes = try? Repository.bytes(of: "Tests/Fixtures/readings/cases.json"),
      let source = try? SourceText(bytes),
      let document = try? Document(reading: source, as: .json)
    else { return [] }
    return (document.root["cases"]?.elements ?? []).map { node in
      var clauses: [GuardVersion: [String]] = [:]
      for version in GuardVersion.allCases {
        guard let list = node[version.caseKey], list.kind == .list else { continue }
        clauses[version] = list.elements.compactMap(\.text)
      }
      return ReadingCase(
        title: node["title"]?.text ?? "", input: node["input"]?.text ?? "",
        clausesThatHold: clauses)
    }
  }()

  /// The clauses that hold in one version; `nil` where it refuses the document.
  func found(_ version: GuardVersion) throws -> [String]? {
    let source = SourceText(input)
    // As a scan takes a file of any name, but that Guard 3 reads the first of several documents.
    guard
      let document = (try? Document(reading: source, named: "a.template"))
        ?? (version == .three ? try? Document(readingFirstOf: source) : nil),
      let root = try? WrittenDocument.value(of: document, version.templates)
    else { return nil }
    return try clauses.filter { clause in
      let file = try RulesFile(parsing: Array("rule r {\n\(clause)\n}\n".utf8))
      return try Evaluation(of: file, on: root).verdicts().map(\.verdict.status) == [.pass]
    }
  }
}

extension GuardVersion {
  fileprivate var caseKey: String {
    switch self {
    case .three: "as-written-3"
    case .one: "as-written-1"
    }
  }
}

@Test func `all cases of readings are there`() { #expect(ReadingCase.all.count == 146) }

@Test(arguments: ReadingCase.all, GuardVersion.allCases)
private func `a version reads a document as its release does`(
  _ it: ReadingCase, _ version: GuardVersion
) throws {
  let expected = it.clausesThatHold[version].map { Set($0) }
  #expect(try it.found(version).map { Set($0) } == expected)
}

@Test(arguments: [
  (text: #"{"a": 1, "a": 2}"#, says: "'json_parse' is given a text in which 'a' appears twice"),
  (
    text: "1: x",
    says: "'json_parse' is given a text that is not taken: a key that is not a string is refused"
  ),
  (
    text: "{a: 1", says: "'json_parse' is given a text that does not parse"
  ),
])
func `a text that neither version can parse ends the evaluation`(
  _ it: (text: String, says: String)
) throws {
  let file = try RulesFile(
    parsing: Array("let p = json_parse(s)\nrule r { %p exists }\n".utf8))
  let text = it.text.replacing("\"", with: "\\\"")
  let document = try Document(reading: SourceText("{\"s\": \"\(text)\"}"), as: .json)
  let root = try WrittenDocument.value(of: document, GuardVersion.one.templates)
  let error = #expect(throws: EvaluationError.self) {
    try Evaluation(of: file, on: root).verdicts()
  }
  #expect(error?.message.hasPrefix(it.says) == true)
}
