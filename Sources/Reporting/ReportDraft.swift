public import Findings
internal import Synchronization

/// A report in the making: what it says of each template is written in the task that checked it, and waits
/// until all are: docs/decisions/0023.
public protocol ReportDraft: Sendable {
  /// Takes what was found in a template, in any task and any order.
  ///
  /// - Parameter place: of the template among all that are reported.
  func add(_ template: TemplateReport, at place: Int)

  /// Writes the report: it ends with one line break and equal scans give equal bytes.
  func write(_ scan: ScanSummary, to output: inout some TextOutputStream)
}

/// Where texts wait until they are written into a report.
public protocol TextStore: Sendable {
  /// Takes a text, in any task, and says where it stands.
  func append(_ text: String) -> Range<Int>

  /// The text that stands there.
  func text(in range: Range<Int>) -> String
}

/// The draft of one format.
final class Draft<Format: Reporter>: ReportDraft {
  private let format: Format
  private let scan: ScanTerms
  private let store: any TextStore
  private let parts = Mutex<[ReportPart<Format.Note>]>([])

  init(_ format: Format, of scan: ScanTerms, store: any TextStore) {
    self.format = format
    self.scan = scan
    self.store = store
  }

  func add(_ template: TemplateReport, at place: Int) {
    let (note, texts) = format.part(of: template, in: scan)
    let part = ReportPart(
      place: place, note: note, ranges: texts.map(store.append), store: store)
    parts.withLock { $0.append(part) }
  }

  func write(_ scan: ScanSummary, to output: inout some TextOutputStream) {
    let parts = parts.withLock { $0.sorted { $0.place < $1.place } }
    format.write(scan, parts, to: &output)
  }
}

/// Texts in memory.
final class MemoryStore: TextStore {
  private let bytes = Mutex<[UInt8]>([])

  func append(_ text: String) -> Range<Int> {
    bytes.withLock { bytes in
      let start = bytes.count
      bytes += text.utf8
      return start..<bytes.count
    }
  }

  func text(in range: Range<Int>) -> String {
    bytes.withLock { String(decoding: $0[range], as: UTF8.self) }
  }
}
