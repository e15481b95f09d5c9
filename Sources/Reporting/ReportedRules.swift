internal import Findings

/// The rules of a report by id, among them those that only findings name.
///
/// A report must hold each rule that it points to, whatever the scan had enabled.
struct ReportedRules {
  /// By id.
  let all: [RuleMetadata]
  private let indices: [String: Int]

  init(_ report: ScanReport) {
    var byID: [String: RuleMetadata] = [:]
    for rule in report.rules { byID[rule.id] = rule }
    for template in report.templates {
      for finding in template.findings where byID[finding.finding.ruleID] == nil {
        byID[finding.finding.ruleID] = Self.unknown(finding.finding.ruleID)
      }
    }
    self.init(byID.values.sorted { $0.id < $1.id })
  }

  /// - Parameter all: by id.
  private init(_ all: [RuleMetadata]) {
    self.all = all
    indices = Dictionary(
      all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Some of them alone.
  func only(_ ids: Set<String>) -> ReportedRules {
    ReportedRules(all.filter { ids.contains($0.id) })
  }

  /// Where a rule stands in ``all``.
  func index(of id: String) -> Int? { indices[id] }

  subscript(id: String) -> RuleMetadata? { indices[id].map { all[$0] } }

  /// `high` for what no metadata tells, as in ``Findings/ScanReport/severity(of:)``.
  func severity(of id: String) -> Severity { self[id]?.severity ?? .high }

  /// The name in PascalCase; empty when nobody gave one.
  func name(of id: String) -> String {
    if let name = self[id]?.name, !name.isEmpty { return name }
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
