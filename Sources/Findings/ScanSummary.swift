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

  /// Findings that fail the run.
  public var gatedFindingCount: Int {
    counts.findings.reduce(0) { $0 + (terms.gate.stops($1.key) ? $1.value : 0) }
  }

  /// Suppressions that cover nothing, where that fails the run.
  public var gatedUnusedCount: Int {
    terms.acceptanceGates.failsOnUnused ? counts.unusedSuppressions : 0
  }

  /// No template was found although one was expected.
  public var isUnexpectedlyEmpty: Bool { counts.templates == 0 && !terms.allowsEmpty }

  /// The exit status: 0 passed, 1 findings at the gate, 3 incomplete, 4 a report is not written.
  ///
  /// A missing report wins over an incomplete picture, and that over findings.
  public var exitCode: Int {
    if hasUnwrittenReports { return 4 }
    if counts.unreadable > 0 || counts.faults > 0 || isUnexpectedlyEmpty { return 3 }
    let isStopped =
      gatedFindingCount > 0 || gatedUnusedCount > 0 || counts.expiring > 0
    return isStopped ? 1 : 0
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
  /// How often the template left open what a rule asks.
  public private(set) var undecided = 0
  /// Resources of all templates.
  public private(set) var resources = 0
  /// Those that are open, by the severity of their rules.
  public private(set) var findings: [Severity: Int] = [:]
  /// Findings that a directive covers.
  public private(set) var suppressed = 0
  /// Among these, those that are open again soon, where that fails the run.
  public private(set) var expiring = 0
  /// Findings that are in the baseline.
  public private(set) var known = 0
  /// Findings outside the lines that changed.
  public private(set) var unchanged = 0
  /// Directives that cover no finding.
  public private(set) var unusedSuppressions = 0

  /// The rule that finds directives that cover nothing.
  private static let unusedSuppressionID = "CFG003"

  /// Those of no template.
  public init() {}

  /// Those of one template.
  public init(_ template: TemplateReport, in scan: ScanTerms) {
    templates = 1
    unreadable = template.isUnreadable ? 1 : 0
    faults = template.results.count(where: \.isFault)
    undecided = template.results.count(where: \.isUndecided)
    resources = template.resourceCount
    unusedSuppressions = template.openFindings.count {
      $0.finding.ruleID == Self.unusedSuppressionID
    }
    for finding in template.findings {
      switch finding.acceptance {
      case nil: findings[scan.severity(of: finding.finding), default: 0] += 1
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
    counts.suppressed += more.suppressed
    counts.expiring += more.expiring
    counts.known += more.known
    counts.unchanged += more.unchanged
    counts.unusedSuppressions += more.unusedSuppressions
  }
}
