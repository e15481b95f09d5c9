internal import FoundationEssentials

/// The times of a report; `SOURCE_DATE_EPOCH` fixes them, so that equal scans give equal bytes.
struct ReportClock {
  let isFixed: Bool
  let startTime: String
  let endTime: String

  init(start: Date) {
    let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
      .map { Date(timeIntervalSince1970: $0) }
    isFixed = fixed != nil
    startTime = (fixed ?? start).formatted(.iso8601)
    endTime = (fixed ?? Date()).formatted(.iso8601)
  }
}
