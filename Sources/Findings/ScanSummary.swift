/// What a scan came to: all that reports say beside what they say of each template.
public struct ScanSummary: Sendable {
  /// What was asked.
  public let terms: ScanTerms
  /// What all templates add up to.
  public let counts: ScanCounts
  /// Files that were looked at and are no templates.
  public let otherFileCount: Int
  /// UTC, as ``ScanTerms/startTime`` and not before it.
  public let endTime: String
  /// Another report of this scan could not be written: it did not do all that was asked.
  public var hasUnwrittenReports = false

  /// The summary of a scan that ended.
  public init(terms: ScanTerms, counts: ScanCounts, otherFileCount: Int, endTime: String) {
    self.terms = terms
    self.counts = counts
    self.otherFileCount = otherFileCount
    self.endTime = endTime
  }

  /// No template was found although one was expected.
  public var isUnexpectedlyEmpty: Bool { counts.templates == 0 && !terms.allowsEmpty }

  /// The exit status: 0 passed, 1 findings at the gate, 3 incomplete, 4 a report is not written.
  ///
  /// A missing report wins over an incomplete picture, and that over findings.
  public var exitCode: Int {
    if hasUnwrittenReports { return 4 }
    if counts.unreadable > 0 || counts.faults > 0 || isUnexpectedlyEmpty { return 3 }
    return counts.failures > 0 && !terms.gate.isReportOnly ? 1 : 0
  }
}

/// What templates add up to.
public struct ScanCounts: Sendable {
  /// Read, or could not be.
  public private(set) var templates = 0
  /// Templates that could not be read.
  public private(set) var unreadable = 0
  /// How often a rule was at fault itself, and said nothing.
  public private(set) var faults = 0
  /// What templates leave open: ``OpenQuestion``.
  public private(set) var undecided = 0
  /// Resources of all templates.
  public private(set) var resources = 0
  /// Those that are open, by the severity of their rules.
  public private(set) var findings: [Severity: Int] = [:]
  /// Findings at or above the gate.
  public private(set) var gatedFindings = 0
  /// What is undecided and counts as a failure.
  public private(set) var gatedUndecided = 0
  /// Findings that no report shows: ``ScanTerms/minimumSeverity``.
  public private(set) var hidden = 0
  /// Findings that a directive covers.
  public private(set) var suppressed = 0
  /// Among these, those that are open again soon, where that fails the run.
  public private(set) var expiring = 0
  /// Findings that are in the baseline.
  public private(set) var known = 0
  /// Findings outside the lines that changed.
  public private(set) var unchanged = 0
  /// Directives that cover no finding, where that fails the run.
  public private(set) var gatedUnused = 0

  /// All that fails a run, unless it only reports.
  public var failures: Int { gatedFindings + gatedUndecided + gatedUnused + expiring }

  /// The rule that finds directives that cover nothing.
  private static let unusedSuppressionID = "CFG003"

  /// Those of no template.
  public init() {}

  /// Those of one template.
  public init(_ template: TemplateReport, in scan: ScanTerms) {
    templates = template.isConfiguration ? 0 : 1
    unreadable = template.isUnreadable ? 1 : 0
    faults = template.results.count(where: \.isFault)
    let questions = template.openQuestions
    undecided = questions.count
    gatedUndecided = questions.count { $0.ruleIDs.contains(where: scan.countsUndecided) }
    resources = template.resourceCount
    hidden = template.hiddenFindingCount
    if scan.acceptanceGates.failsOnUnused {
      gatedUnused = template.openFindings.count { $0.finding.ruleID == Self.unusedSuppressionID }
    }
    let gate = scan.gate.severity(at: template.path)
    for finding in template.findings {
      switch finding.acceptance {
      case nil:
        let severity = scan.severity(of: finding.finding)
        findings[severity, default: 0] += 1
        if gate.stops(severity) { gatedFindings += 1 }
      case .known: known += 1
      case .unchanged: unchanged += 1
      case .suppressed(let suppression):
        suppressed += 1
        if let limit = scan.acceptanceGates.expiringUntil,
          suppression.expires.map({ $0 <= limit }) == true
        {
          expiring += 1
        }
      }
    }
  }

  /// Counts further templates.
  public static func += (counts: inout ScanCounts, more: ScanCounts) {
    counts.templates += more.templates
    counts.unreadable += more.unreadable
    counts.faults += more.faults
    counts.undecided += more.undecided
    counts.resources += more.resources
    counts.findings.merge(more.findings, uniquingKeysWith: +)
    counts.gatedFindings += more.gatedFindings
    counts.gatedUndecided += more.gatedUndecided
    counts.hidden += more.hidden
    counts.suppressed += more.suppressed
    counts.expiring += more.expiring
    counts.known += more.known
    counts.unchanged += more.unchanged
    counts.gatedUnused += more.gatedUnused
  }
}
