import Findings
public import Reporting
public import Scanning

/// A report that was asked for, from the first template on.
struct RequestedReport: Sendable {
  let output: OutputOption
  let draft: any ReportDraft
  private let texts: SpillFile

  init(_ output: OutputOption, of scan: ScanTerms, style: ReportStyle) {
    self.output = output
    texts = SpillFile()
    draft = output.format.draft(of: scan, style: style, store: texts)
  }

  /// Writes it where it goes, and says on standard error where that cannot be.
  ///
  /// - Returns: whether it is written.
  func write(_ scan: ScanSummary) -> Bool {
    output.write { file in
      draft.write(scan, to: &file)
      if let reason = texts.problem { file.fail(reason) }
    }
  }
}

extension SpillFile: TextStore {}
