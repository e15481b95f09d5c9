internal import Documents

/// What one pass has used up, so that every pass ends, soon and with some room left on the stack.
///
/// A class, since all that takes part in the pass counts in one place.
final class Effort {
  /// Clauses, members of blocks and steps of queries.
  static let maximumSteps = 2_000_000
  /// Pairs of values.
  static let maximumComparisons = 10_000_000
  /// Rules, blocks, filters, variables and steps of queries that are inside each other.
  static let maximumDepth = 256
  /// Bytes of all texts that functions make.
  static let maximumTextBytes = 64 << 20

  private var steps = 0
  private var comparisons = 0
  private var depth = 0
  private var textBytes = 0

  func step(at range: SourceRange) throws(EvaluationError) {
    steps += 1
    if steps > Self.maximumSteps {
      throw EvaluationError("more than \(Self.maximumSteps) steps", at: range)
    }
  }

  func compare(at range: SourceRange) throws(EvaluationError) {
    comparisons += 1
    if comparisons > Self.maximumComparisons {
      throw EvaluationError("more than \(Self.maximumComparisons) comparisons", at: range)
    }
  }

  func make(bytes count: Int, at range: SourceRange) throws(EvaluationError) {
    textBytes += count
    if textBytes > Self.maximumTextBytes {
      throw EvaluationError(
        "functions make more than \(Self.maximumTextBytes) bytes of text", at: range)
    }
  }

  /// Goes one level in; ``leave()`` goes back.
  func enter(at range: @autoclosure () -> SourceRange) throws(EvaluationError) {
    guard depth < Self.maximumDepth else {
      throw EvaluationError(
        "more than \(Self.maximumDepth) rules, blocks, variables and steps inside each other",
        at: range())
    }
    depth += 1
  }

  /// Goes back some levels.
  func leave(_ levels: Int = 1) { depth -= levels }
}
