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

  /// No template was found although one was expected.
  public var isUnexpectedlyEmpty: Bool { counts.templates == 0 && !terms.allowsEmpty }

  /// The exit status: 0 passed, 1 findings at the gate, 3 incomplete, 4 a report is not written.
  ///
  /// A missing report wins over an incomplete picture, and that over findings.
  public var exitCode: Int {
    if hasUnwrittenReports { return 4 }
    if counts.unreadable > 0 || counts.faults > 0 || isUnexpectedlyEmpty { return 3 }
    return gatedFindingCount > 0 ? 1 : 0
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
  /// By the severity of their rules.
  public private(set) var findings: [Severity: Int] = [:]

  /// Those of no template.
  public init() {}

  /// Those of one template.
  public init(_ template: TemplateReport, in scan: ScanTerms) {
    templates = 1
    unreadable = template.isUnreadable ? 1 : 0
    faults = template.results.count(where: \.isFault)
    undecided = template.results.count {
      if case .undecided = $0.verdict { true } else { false }
    }
    resources = template.resourceCount
    for finding in template.findings {
      findings[scan.severity(of: finding.finding), default: 0] += 1
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
  }
}
