public import Documents

/// A unit test file of AWS CloudFormation Guard: documents, and what the rules come to on each.
///
/// https://github.com/aws-cloudformation/cloudformation-guard/blob/3.2.0/docs/UNIT_TESTING.md
public struct UnitTestFile: Sendable {
  /// The text that was read; all ranges count its bytes.
  public let source: SourceText
  /// The cases in written order.
  public let cases: [UnitTestCase]
}

/// One document, and what is expected of rules on it.
public struct UnitTestCase: Sendable {
  /// Its place in the file, from 1.
  public let number: Int
  /// What the file calls it, if it does.
  public let name: String?
  /// The document: a part of the file.
  public let input: Node
  /// What is expected, in written order; each name of a rule stands once.
  public let expectations: [UnitTestExpectation]
}

/// The status that a rule is expected to have.
public struct UnitTestExpectation: Hashable, Sendable {
  /// The name of the rule as the file writes it.
  public let rule: String
  /// Where that name stands.
  public let ruleRange: SourceRange
  /// The status.
  public let status: GuardStatus
  /// Where its word stands.
  public let range: SourceRange
}

/// Why a unit test file is refused, and where.
public struct UnitTestFileError: Error, Hashable, Sendable {
  /// What is wrong: one line, lower-case start, no final period.
  public let message: String
  /// Where it is, in the unit test file.
  public let range: SourceRange

  init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}
