internal import Findings

/// One format: pure functions from what is found in a template to text, and from the scan to what stands
/// around that.
protocol Reporter: Sendable {
  /// What is known of a template, beside its texts, when the report is written; small.
  associatedtype Note: Sendable

  /// What the report says of a template.
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Note, texts: [String])

  /// Writes the report.
  ///
  /// - Parameter parts: by path of their templates.
  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Note>], to output: inout some TextOutputStream)
}

/// What a report says of one template.
struct ReportPart<Note: Sendable>: Sendable {
  /// Of its template among all.
  let place: Int
  let note: Note
  fileprivate let ranges: [Range<Int>]
  fileprivate let store: any TextStore

  init(place: Int, note: Note, ranges: [Range<Int>], store: any TextStore) {
    self.place = place
    self.note = note
    self.ranges = ranges
    self.store = store
  }

  /// One of the texts that ``Reporter/part(of:in:)`` gave.
  func text(_ index: Int = 0) -> String { store.text(in: ranges[index]) }
}

extension Reporter {
  /// The report of a scan that is in memory.
  func write(_ report: ScanReport, to output: inout some TextOutputStream) {
    let draft = Draft(self, of: report.summary.terms, store: MemoryStore())
    for (place, template) in report.templates.enumerated() { draft.add(template, at: place) }
    draft.write(report.summary, to: &output)
  }
}
