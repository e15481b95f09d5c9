internal import Documents
internal import Guard
internal import Rules

/// Something in a test file that is ignored.
struct RuleTestWarning: Comparable {
  let path: String
  let position: LinePosition?
  let message: String

  /// A test file that belongs to no rules.
  init(_ file: FileFinder.File) {
    path = file.reportedPath
    position = nil
    message =
      "these tests do not run: no rules file beside the folder has the beginning of their name"
  }

  /// An expectation for a rule that is not there.
  init(
    _ expectation: UnitTestExpectation, in file: FileFinder.File, _ lines: LineIndex,
    rules: FileFinder.File, _ names: [String]
  ) {
    path = file.reportedPath
    position = lines.position(of: expectation.ruleRange.start)
    let hint = expectation.rule.nearest(in: names).map { "; did you mean '\($0)'?" } ?? ""
    message =
      "there is no rule '\(expectation.rule)' in \(rules.reportedPath), so nothing is expected of it\(hint)"
  }

  var text: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(path)\(place): \(message)"
  }

  static func < (left: RuleTestWarning, right: RuleTestWarning) -> Bool {
    if left.path != right.path {
      return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    guard let first = left.position, let second = right.position else { return false }
    return first < second
  }
}
