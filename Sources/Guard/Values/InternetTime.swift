/// Times as RFC 3339 writes them.
///
/// https://www.rfc-editor.org/rfc/rfc3339#section-5.6
enum InternetTime {
  /// Seconds since 1970; `nil` where the text is no time.
  static func seconds(of text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A,
      bytes[16] == 0x3A, [0x54, 0x74, 0x20].contains(bytes[10]),
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2), let hour = number(bytes, 11, 2),
      let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
      (1...12).contains(month), (1...days(of: month, year)).contains(day), hour < 24, minute < 60,
      second <= 60, let offset = offset(bytes)
    else { return nil }
    let time = hour * 3600 + minute * 60 + second
    return daysSince1970(year, month, day) * 86_400 + time - offset
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    let digits = bytes[start..<start + count]
    guard digits.allSatisfy(Cursor.isDigit) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Behind the seconds: a fraction, then `Z` or a distance from UTC.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    var place = 19
    if bytes[place] == UInt8(ascii: ".") {
      let digits = bytes[(place + 1)...].prefix(while: Cursor.isDigit)
      guard !digits.isEmpty else { return nil }
      place = digits.endIndex
    }
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): return place + 1 == bytes.count ? 0 : nil
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard bytes.count == place + 6, bytes[place + 3] == 0x3A,
        let hours = number(bytes, place + 1, 2), let minutes = number(bytes, place + 4, 2),
        hours < 24, minutes < 60
      else { return nil }
      let seconds = hours * 3600 + minutes * 60
      return bytes[place] == UInt8(ascii: "-") ? -seconds : seconds
    default: return nil
    }
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Of the Gregorian calendar; a year is counted from March, so that a leap day ends it.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let leapDays = year / 4 - year / 100 + year / 400
    return year * 365 + leapDays + (monthFromMarch * 153 + 2) / 5 + day - 719_469
  }
}
