internal import Findings

/// The rules of a report by id, among them those that only findings name.
///
/// A report must hold each rule that it points to, whatever the scan had enabled.
struct ReportedRules {
  private let scan: ScanTerms

  init(_ scan: ScanTerms) { self.scan = scan }

  subscript(id: String) -> RuleMetadata { scan.rule(id) ?? Self.unknown(id) }

  /// The name in PascalCase; empty when nobody gave one.
  func name(of id: String) -> String {
    if let name = scan.rule(id)?.name, !name.isEmpty { return name }
    return ToolRule(rawValue: id)?.name ?? ""
  }

  private static func unknown(_ id: String) -> RuleMetadata {
    let title = ToolRule(rawValue: id)?.title ?? "A rule without a description found a problem"
    return RuleMetadata(
      id: id, title: title, severity: .high, precision: .veryHigh,
      rationale: title + ".", remediation: "See the message of the finding.", references: [],
      examples: [])
  }
}

/// What the tool itself has to say, under ids of the same form as the rules'.
enum ToolRule: String {
  case parseError = "TPL001"
  case ruleCrash = "TPL005"
  case noTemplatesFound = "CFG001"
  case resultsLeftOut = "CFG005"

  var name: String {
    switch self {
    case .parseError: "ParseError"
    case .ruleCrash: "RuleCrash"
    case .noTemplatesFound: "NoTemplatesFound"
    case .resultsLeftOut: "ResultsLeftOut"
    }
  }

  /// One sentence without final period.
  var title: String {
    switch self {
    case .parseError: "A template cannot be read"
    case .ruleCrash: "A rule failed, and says nothing of a template"
    case .noTemplatesFound: "No template was found"
    case .resultsLeftOut: "Code scanning takes only a limited number of results"
    }
  }

  var severity: Severity { self == .resultsLeftOut ? .medium : .high }
}
