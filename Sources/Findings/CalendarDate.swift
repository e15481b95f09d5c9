/// A day of the calendar, in UTC.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01, which is 0.
  public let daysSince1970: Int

  /// A day by its distance from 1970-01-01.
  public init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

  /// Takes `YYYY-MM-DD`; `nil` for any other text, and for a day that no month has.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    daysSince1970 = Self.days(year: numbers[0], month: numbers[1], day: numbers[2])
    // February 30 is another day in March.
    guard description == text else { return nil }
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    // Years begin in March here, so that a leap day is the last day of one:
    // https://howardhinnant.github.io/date_algorithms.html
    let days = daysSince1970 + Self.daysBefore1970
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return [Self.padded(year, 4), Self.padded(month, 2), Self.padded(day, 2)]
      .joined(separator: "-")
  }

  /// The earlier day first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  /// A day that is so many days later.
  public func adding(days: Int) -> CalendarDate {
    let (sum, isTooFar) = daysSince1970.addingReportingOverflow(days)
    return CalendarDate(daysSince1970: min(isTooFar ? .max : sum, Self.last))
  }

  /// From 0000-03-01 to 1970-01-01.
  private static let daysBefore1970 = 719_468
  /// 9999-12-31: years are written with four digits.
  private static let last = 2_932_896

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - daysBefore1970
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
