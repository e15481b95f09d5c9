public import Documents

/// All that one scan found: every report is a function of this value.
public struct ScanReport: Sendable {
  /// The version of the tool that scanned.
  public let toolVersion: String
  /// Every rule that was enabled, found or not, by id.
  public let rules: [RuleMetadata]
  /// Every template that was read or could not be, by path.
  public let templates: [TemplateReport]
  /// Files that were looked at and are no templates.
  public let otherFileCount: Int
  /// What fails the run.
  public let gate: Gate
  /// Finding no template at all is no error.
  public let allowsEmpty: Bool
  /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
  public let startTime: String
  /// UTC, as ``startTime`` and not before it.
  public let endTime: String
  /// Another report of this scan could not be written: it did not do all that was asked.
  public var hasUnwrittenReports = false

  /// `rules` and `templates` come in any order.
  public init(
    toolVersion: String, rules: [RuleMetadata], templates: [TemplateReport], otherFileCount: Int,
    gate: Gate, allowsEmpty: Bool, startTime: String, endTime: String
  ) {
    self.toolVersion = toolVersion
    self.rules = rules.sorted { $0.id < $1.id }
    self.templates = templates.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.otherFileCount = otherFileCount
    self.gate = gate
    self.allowsEmpty = allowsEmpty
    self.startTime = startTime
    self.endTime = endTime
  }

  /// The metadata of a rule of this scan.
  public func rule(_ id: String) -> RuleMetadata? { rules.first { $0.id == id } }

  /// The severity of the rule that found it.
  public func severity(of finding: Finding) -> Severity { rule(finding.ruleID)?.severity ?? .high }

  /// Whether a finding fails the run.
  public func gates(_ finding: Finding) -> Bool { gate.stops(severity(of: finding)) }

  /// Findings that fail the run.
  public var gatedFindingCount: Int {
    templates.reduce(0) { $0 + $1.findings.count { gates($0.finding) } }
  }

  /// How many templates could not be read.
  public var unreadableCount: Int { templates.count { $0.isUnreadable } }

  /// How often a rule was at fault itself, and said nothing.
  public var faultCount: Int {
    templates.reduce(0) { sum, template in sum + template.results.count(where: \.isFault) }
  }

  /// No template was found although one was expected.
  public var isUnexpectedlyEmpty: Bool { templates.isEmpty && !allowsEmpty }

  /// The exit status: 0 passed, 1 findings at the gate, 3 incomplete, 4 a report is not written.
  ///
  /// A missing report wins over an incomplete picture, and that over findings.
  public var exitCode: Int {
    if hasUnwrittenReports { return 4 }
    if unreadableCount > 0 || faultCount > 0 || isUnexpectedlyEmpty { return 3 }
    return gatedFindingCount > 0 ? 1 : 0
  }
}

/// What one scan found in one file.
public struct TemplateReport: Sendable {
  /// Relative to the source root, `/` between parts; absolute for a file outside the root.
  public let path: String
  /// The text that was checked.
  public let source: SourceText
  /// Where its lines are.
  public let lines: LineIndex
  /// The file could not be read as a template: ``results`` holds that finding alone.
  public let isUnreadable: Bool
  /// What each rule said, by place of the resource, its logical id and the rule's id.
  ///
  /// What a rule has nothing to look at is left out.
  public let results: [RuleResult]
  /// By place, rule, resource and message.
  public let findings: [IdentifiedFinding]
  /// Literal values that no report may show.
  public let secrets: [Secret]
  /// Resources of the template.
  public let resourceCount: Int
  /// How long reading and checking took.
  public var milliseconds: Int

  /// `results` come in any order.
  public init(
    path: String, source: SourceText, isUnreadable: Bool = false, results: [RuleResult],
    secrets: [Secret] = [], resourceCount: Int = 0, milliseconds: Int = 0
  ) {
    self.path = path
    self.source = source
    lines = LineIndex(source)
    self.isUnreadable = isUnreadable
    self.results = results.sorted {
      ($0.resource?.range.start ?? -1, $0.resource?.logicalID ?? "", $0.ruleID)
        < ($1.resource?.range.start ?? -1, $1.resource?.logicalID ?? "", $1.ruleID)
    }
    findings = IdentifiedFinding.identify(results.flatMap(\.findings), path: path)
    self.secrets = secrets.sorted { $0.range < $1.range }
    self.resourceCount = resourceCount
    self.milliseconds = milliseconds
  }
}

extension TemplateReport {
  /// A rule was at fault itself here.
  public var hasFaults: Bool { results.contains(where: \.isFault) }
}

extension RuleResult {
  /// The rule itself was at fault.
  public var isFault: Bool { if case .broken = verdict { true } else { false } }
}
