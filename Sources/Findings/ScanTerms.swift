/// What is known of a scan before its first template is checked.
public struct ScanTerms: Sendable {
  /// The version of the tool that scans.
  public let toolVersion: String
  /// Every rule that is enabled, whether it finds something or not, by id.
  public let rules: [RuleMetadata]
  /// What fails the run.
  public let gate: RunGate
  /// What else fails it.
  public let acceptanceGates: AcceptanceGates
  /// Findings of less are left out of all reports, and counted as hidden.
  public let minimumSeverity: Severity
  /// Finding no template at all is no error.
  public let allowsEmpty: Bool
  /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
  public let startTime: String

  private let rulesByID: [String: RuleMetadata]

  /// `rules` come in any order.
  public init(
    toolVersion: String, rules: [RuleMetadata], gate: RunGate,
    acceptanceGates: AcceptanceGates = AcceptanceGates(), minimumSeverity: Severity = .info,
    allowsEmpty: Bool, startTime: String
  ) {
    self.toolVersion = toolVersion
    self.rules = rules.sorted { $0.id < $1.id }
    self.gate = gate
    self.acceptanceGates = acceptanceGates
    self.minimumSeverity = minimumSeverity
    self.allowsEmpty = allowsEmpty
    self.startTime = startTime
    rulesByID = Dictionary(rules.map { ($0.id, $0) }) { _, last in last }
  }

  /// The metadata of a rule of this scan.
  public func rule(_ id: String) -> RuleMetadata? { rulesByID[id] }

  /// The severity of the rule that found it; `high` for what no metadata tells.
  public func severity(of finding: Finding) -> Severity { severity(ofRule: finding.ruleID) }

  /// The same by the id of the rule.
  func severity(ofRule id: String) -> Severity { rule(id)?.severity ?? .high }

  /// Whether a finding in the file at `path` fails the run.
  public func gates(_ finding: Finding, at path: String) -> Bool {
    !gate.isReportOnly && gate.severity(at: path).stops(severity(of: finding))
  }

  /// Whether what a rule leaves undecided counts as a failure; information never does.
  func countsUndecided(by ruleID: String) -> Bool {
    gate.countsUndecided && severity(ofRule: ruleID) > .info
  }

  /// Whether what a rule leaves undecided fails the run.
  public func gatesUndecided(by ruleID: String) -> Bool {
    !gate.isReportOnly && countsUndecided(by: ruleID)
  }
}
