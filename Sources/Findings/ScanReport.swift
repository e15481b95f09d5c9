/// All that one scan found: every report is a function of this value.
public struct ScanReport: Sendable {
  /// What the scan came to.
  public let summary: ScanSummary
  /// Every template that was read or could not be, by path.
  public let templates: [TemplateReport]

  /// `templates` come in any order.
  public init(_ terms: ScanTerms, templates: [TemplateReport], otherFileCount: Int, endTime: String)
  {
    var counts = ScanCounts()
    for template in templates { counts += ScanCounts(template, in: terms) }
    summary = ScanSummary(
      terms: terms, counts: counts, otherFileCount: otherFileCount, endTime: endTime)
    self.templates = templates.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
