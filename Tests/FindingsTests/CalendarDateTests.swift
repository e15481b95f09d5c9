import Findings
import Testing

@Test(arguments: [
  ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11016),
  ("2026-11-30", 20787), ("0000-03-01", -719_468), ("0000-01-01", -719_528),
  ("9999-12-31", 2_932_896),
])
func `a day is so many days from 1970 on`(_ text: String, _ days: Int) throws {
  #expect(try #require(CalendarDate(text)).daysSince1970 == days)
  #expect(CalendarDate(daysSince1970: days).description == text)
}

@Test(arguments: [
  "", "2027-1-31", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-01-00",
  "2027-04-31", "2027/01/31", "20270131", "2027-01-31T00:00:00Z", " 2027-01-31", "-027-01-31",
])
func `what is not a day is none`(_ text: String) {
  #expect(CalendarDate(text) == nil)
}

@Test func `days follow each other without gaps, and end with the year 9999`() throws {
  let last = try #require(CalendarDate("9999-12-31"))
  var day = try #require(CalendarDate("1999-12-25"))
  for _ in 0..<1000 {
    let next = day.adding(days: 1)
    #expect(CalendarDate(next.description) == next && day < next)
    day = next
  }
  #expect(last.adding(days: 1) == last && last.adding(days: .max) == last)
}
