public import Documents

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
  public private(set) var results: [RuleResult]
  /// By place, rule, resource and message, accepted or not.
  public private(set) var findings: [IdentifiedFinding]
  /// Open findings that were left out of ``findings``: ``hideFindings(in:)``.
  public private(set) var hiddenFindingCount = 0
  /// Literal values that no report may show.
  public let secrets: [Secret]
  /// Resources of the template.
  public let resourceCount: Int
  /// How long reading and checking took.
  public var microseconds: Int
  /// What is written in the template to suppress findings, in document order.
  public let suppressions: [SuppressionUse]
  /// By findings without their related places.
  private var acceptances: [Finding: Acceptance] = [:]

  /// `results` come in any order.
  public init(
    path: String, source: SourceText, isUnreadable: Bool = false, results: [RuleResult],
    secrets: [Secret] = [], suppressions: [SuppressionUse] = [], resourceCount: Int = 0,
    microseconds: Int = 0
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
    self.suppressions = suppressions
    self.resourceCount = resourceCount
    self.microseconds = microseconds
  }
}

extension TemplateReport {
  /// Leaves out what some rules say.
  ///
  /// A file that could not be read, and a rule that is at fault, are told whatever else is.
  public mutating func remove(rules isLeftOut: (_ ruleID: String) -> Bool) {
    guard !isUnreadable else { return }
    results.removeAll { !$0.isFault && isLeftOut($0.ruleID) }
    findings.removeAll { isLeftOut($0.finding.ruleID) }
  }

  /// Leaves out what rules below the least severity of a scan say, and counts their open findings.
  public mutating func hideFindings(in scan: ScanTerms) {
    guard scan.minimumSeverity > .info else { return }
    let count = openFindings.count
    remove { scan.severity(ofRule: $0) < scan.minimumSeverity }
    hiddenFindingCount += count - openFindings.count
  }

  /// The findings that nobody accepted.
  public var openFindings: [IdentifiedFinding] { findings.filter(\.isOpen) }

  /// Why a finding of a result does not count; `nil` where it is open.
  public func acceptance(of finding: Finding) -> Acceptance? {
    acceptances.isEmpty ? nil : acceptances[finding.with(related: [])]
  }

  /// Accepts some of the findings; the last word counts.
  public mutating func accept(_ acceptance: (IdentifiedFinding) -> Acceptance?) {
    for index in findings.indices {
      guard let acceptance = acceptance(findings[index]) else { continue }
      findings[index].acceptance = acceptance
      acceptances[findings[index].finding.with(related: [])] = acceptance
    }
  }

  /// Leaves out what is undecided of some resources, or of the template as a whole.
  public mutating func leaveOutUndecided(where isLeftOut: (ResourceName?) -> Bool) {
    results.removeAll { $0.isUndecided && isLeftOut($0.resource) }
  }

  /// A rule was at fault itself here.
  public var hasFaults: Bool { results.contains(where: \.isFault) }
}

extension RuleResult {
  /// The template leaves open what the rule asks.
  public var isUndecided: Bool { if case .undecided = verdict { true } else { false } }

  /// The rule itself was at fault.
  public var isFault: Bool { if case .broken = verdict { true } else { false } }
}
