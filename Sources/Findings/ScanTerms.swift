/// What is known of a scan before its first template is checked.
public struct ScanTerms: Sendable {
  /// The version of the tool that scans.
  public let toolVersion: String
  /// Every rule that is enabled, whether it finds something or not, by id.
  public let rules: [RuleMetadata]
  /// What fails the run.
  public let gate: Gate
  /// What else fails it.
  public let acceptanceGates: AcceptanceGates
  /// Finding no template at all is no error.
  public let allowsEmpty: Bool
  /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
  public let startTime: String

  private let rulesByID: [String: RuleMetadata]

  /// `rules` come in any order.
  public init(
    toolVersion: String, rules: [RuleMetadata], gate: Gate,
    acceptanceGates: AcceptanceGates = AcceptanceGates(), allowsEmpty: Bool, startTime: String
  ) {
    self.toolVersion = toolVersion
    self.rules = rules.sorted { $0.id < $1.id }
    self.gate = gate
    self.acceptanceGates = acceptanceGates
    self.allowsEmpty = allowsEmpty
    self.startTime = startTime
    rulesByID = Dictionary(rules.map { ($0.id, $0) }) { _, last in last }
  }

  /// The metadata of a rule of this scan.
  public func rule(_ id: String) -> RuleMetadata? { rulesByID[id] }

  /// The severity of the rule that found it; `high` for what no metadata tells.
  public func severity(of finding: Finding) -> Severity { rule(finding.ruleID)?.severity ?? .high }

  /// Whether a finding fails the run.
  public func gates(_ finding: Finding) -> Bool { gate.stops(severity(of: finding)) }
}
