import Guard
import Testing

/// A pattern, a text, and whether the pattern is the whole of it.
private let matches: [(String, String, RegularExpression.Match)] = [
  ("[a-z]+", "dev", .found),
  ("[a-z]+", "dev1", .none),
  ("a|ab", "ab", .found),
  ("", "", .found),
  ("", "a", .none),
  (".+", "a\nb", .none),
  ("a$", "a\n", .none),
  ("..", "é\u{1F600}", .found),
  ("\\d{12}", "111122223333", .found),
  ("\\d", "٣", .none),
  ("(?i)prod", "PROD", .found),
  ("(?!test).*", "testing", .none),
  ("(a|aa)+[bc]", String(repeating: "a", count: 40), .tooCostly),
]

@Test(arguments: matches)
func `a pattern is the whole of a text, or not`(
  _ pattern: String, _ text: String, _ expected: RegularExpression.Match
) throws {
  let expression = try RegularExpression(pattern)
  #expect(expression.matchesWhole(text) == expected)
}

@Test(arguments: [("a(b", 3), ("[a", 2), ("a**b", 2), ("*a", 0), ("(", 1)])
func `what is no pattern says where`(_ pattern: String, _ offset: Int) {
  var found: Int?
  do throws(RegularExpression.PatternError) {
    _ = try RegularExpression(pattern)
  } catch {
    found = error.offset
  }
  #expect(found == offset)
}
