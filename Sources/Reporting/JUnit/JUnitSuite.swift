internal import Findings

/// One `testsuite` before it is written, since its counts come first.
struct JUnitSuite {
  let className: String
  /// The template, where readers can open it.
  let file: String?
  let microseconds: Int
  let cases: [JUnitCase]

  var failureCount: Int { cases.count { if case .failure = $0.outcome { true } else { false } } }
  var errorCount: Int { cases.count { if case .error = $0.outcome { true } else { false } } }
  var skippedCount: Int { cases.count { if case .skipped = $0.outcome { true } else { false } } }
}

/// One `testcase`: a rule on a resource, or on a template.
struct JUnitCase {
  /// At most one child element; none for what passed.
  enum Outcome {
    case passed
    case failure(type: String, message: String, text: String)
    case error(type: String, message: String, text: String)
    case skipped(message: String)
  }

  let name: String
  /// From 1.
  let line: Int?
  let outcome: Outcome
  /// Findings below the gate, which fail nothing.
  let note: String
}

extension JUnitSuite {
  /// The suite that stands for a scan without templates.
  static func empty(_ scan: ScanTerms) -> JUnitSuite {
    let rule = ToolRule.noTemplatesFound
    let message = Wording.sentence(rule.title)
    let outcome: JUnitCase.Outcome =
      scan.allowsEmpty
      ? .skipped(message: message)
      : .error(
        type: rule.rawValue, message: message,
        text: "\(message)\nhelp: --allow-empty accepts that.\n")
    let name = "\(rule.rawValue) \(ReportedRules(scan).name(of: rule.rawValue))"
    return JUnitSuite(
      className: "cogcheck", file: nil, microseconds: 0,
      cases: [JUnitCase(name: name, line: nil, outcome: outcome, note: "")])
  }
}
