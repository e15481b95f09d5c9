internal import Documents

extension UnitTestFile {
  /// Reads a unit test file, YAML or JSON.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, UTF-8.
  ///   - path: tells which notation to expect; what fails in one is read in the other.
  /// - Throws: ``UnitTestFileError`` at the first thing that cannot be meant; then no case counts.
  public init(reading bytes: [UInt8], named path: String) throws(UnitTestFileError) {
    let document: Document
    do throws(DocumentError) {
      document = try Self.document(try SourceText(bytes), named: path)
    } catch {
      throw UnitTestFileError(error.message, at: SourceRange(error.offset, error.offset + 1))
    }
    guard document.root.kind == .list else {
      throw UnitTestFileError("a unit test file is a list of cases", at: document.root.start)
    }
    var cases: [UnitTestCase] = []
    for (index, node) in document.root.elements.enumerated() {
      cases.append(try UnitTestCase(reading: node, number: index + 1))
    }
    // In a document the last of equal keys counts; an expectation that is lost would check nothing.
    for duplicate in document.duplicateKeys
    where !cases.contains(where: { $0.input.range.contains(duplicate.range) }) {
      throw UnitTestFileError("'\(duplicate.key)' appears twice", at: duplicate.range)
    }
    self.init(source: document.source, cases: cases)
  }

  private static func document(
    _ source: SourceText, named path: String
  ) throws(DocumentError) -> Document {
    do throws(DocumentError) {
      return try Document(reading: source, named: path)
    } catch {
      // As the reference implementation: YAML, and what is none is read again as JSON.
      for syntax in [Document.Syntax.yaml, .json] {
        if let document = try? Document(reading: source, as: syntax) { return document }
      }
      throw error
    }
  }
}

extension UnitTestCase {
  fileprivate init(reading node: Node, number: Int) throws(UnitTestFileError) {
    guard node.kind == .mapping else {
      throw UnitTestFileError(
        "a case is a mapping with 'input' and 'expectations'", at: node.start)
    }
    guard let input = node["input"] else {
      throw UnitTestFileError("case \(number) has no 'input'", at: node.start)
    }
    guard let expectations = node.entry("expectations") else {
      throw UnitTestFileError("case \(number) has no 'expectations'", at: node.start)
    }
    guard let rules = expectations.value.entry("rules") else {
      throw UnitTestFileError(
        "the expectations of case \(number) have no 'rules'", at: expectations.keyRange)
    }
    guard rules.value.kind == .mapping else {
      throw UnitTestFileError(
        "'rules' is a mapping of rule names to PASS, FAIL, SKIP or UNDECIDED", at: rules.keyRange)
    }
    var found: [UnitTestExpectation] = []
    for entry in rules.value.entries { found.append(try UnitTestExpectation(reading: entry)) }
    try self.init(
      number: number, name: Self.name(of: node), input: input, expectations: found)
  }

  private static func name(of node: Node) throws(UnitTestFileError) -> String? {
    guard let entry = node.entry("name"), entry.value.kind != .null else { return nil }
    guard let name = entry.value.text else {
      throw UnitTestFileError("the name of a case is a text", at: entry.keyRange)
    }
    return name
  }
}

extension UnitTestExpectation {
  fileprivate init(reading entry: Entry) throws(UnitTestFileError) {
    guard let word = entry.value.text, let status = GuardStatus(word: word) else {
      let found = entry.value.text.map { "'\($0)'" } ?? "this"
      throw UnitTestFileError(
        "\(found) is not a status; write PASS, FAIL, SKIP or UNDECIDED", at: entry.value.start)
    }
    self.init(
      rule: entry.key, ruleRange: entry.keyRange, status: status, range: entry.value.range)
  }
}

extension Node {
  /// What a message points at: the whole of a scalar, the beginning of anything larger.
  fileprivate var start: SourceRange {
    guard !kind.isScalar else { return range }
    return entries.first?.keyRange ?? SourceRange(range.start, range.start + 1)
  }
}
