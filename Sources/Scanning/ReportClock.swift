internal import Findings
internal import FoundationEssentials

/// The times of a report; `SOURCE_DATE_EPOCH` fixes them, so that equal scans give equal bytes.
///
/// https://reproducible-builds.org/specs/source-date-epoch/
struct ReportClock {
  private let fixed: Date?
  private let start: Date

  /// The last second of the year 9999: reports write years with four digits.
  private static let latest = 253_402_300_799

  /// Starts now.
  ///
  /// - Throws: ``UsageError`` where `SOURCE_DATE_EPOCH` is no number of seconds.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(UsageError) {
    start = Date()
    guard let text = environment["SOURCE_DATE_EPOCH"] else {
      fixed = nil
      return
    }
    let isDecimal = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isDecimal, let seconds = Int(text), seconds <= Self.latest else {
      throw UsageError(
        "SOURCE_DATE_EPOCH is '\(text)'; it takes whole seconds since 1970, from 0 to \(Self.latest)"
      )
    }
    fixed = Date(timeIntervalSince1970: Double(seconds))
  }

  var isFixed: Bool { fixed != nil }
  /// Since 1970.
  var startSeconds: Int { Int((fixed ?? start).timeIntervalSince1970) }
  /// In UTC.
  var today: CalendarDate { CalendarDate(daysSince1970: startSeconds / 86_400) }
  var startTime: String { (fixed ?? start).formatted(.iso8601) }

  /// Now, but never before the start.
  var endTime: String { (fixed ?? max(start, Date())).formatted(.iso8601) }
}
