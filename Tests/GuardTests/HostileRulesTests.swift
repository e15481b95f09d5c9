import Documents
import Guard
import Testing

/// Rules that ask for too much, or that once were too much.
struct HostileRules: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rules: String
  /// What the rules come to: a status, or the start of a message.
  let answer: String

  init(_ description: String, _ rules: String, _ answer: String) {
    testDescription = description
    self.rules = rules
    self.answer = answer
  }

  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  static let all = [
    HostileRules(
      "a group that takes no part in a match is replaced by nothing",
      "let r = regex_replace(s, '(a)|(b)', '<$1>')\nrule t { %r == '<a><>' }", "PASS"),
    HostileRules(
      "a query of thousands of steps", "rule t { n\(times(10_000, "[*]")) exists }",
      "more than 256 rules"),
    HostileRules(
      "variables that stand for variables, by the thousand",
      lines(10_000) { "let v\($0) = %v\($0 + 1)" } + "let v10000 = n\nrule t { %v0 exists }",
      "more than 256 rules"),
    HostileRules(
      "variables in filters of variables",
      lines(1_000) { "let v\($0) = l[ this == %v\($0 + 1) ]" }
        + "let v1000 = n\nrule t { %v0 exists }",
      "more than 256 rules"),
    HostileRules(
      "rules that name each other, by the thousand",
      lines(1_000) { "rule r\($0) {\n r\($0 + 1)\n}" } + "rule r1000 { n exists }",
      "more than 256 rules"),
    HostileRules(
      "calls from the innermost of many blocks",
      lines(20) {
        "rule q\($0)(x) { \(times(60, "when n == 5 { ")) q\($0 + 1)(n) \(times(60, " }")) }"
      } + "rule q20(x) { %x exists }\nrule t { q0(n) }", "more than 256 rules"),
    HostileRules(
      "a rule that names itself", "rule t {\n t\n}", "more than 256 rules"),
    HostileRules(
      "a variable that is made of itself", "let v = l[ this == %v ]\nrule t { %v exists }",
      "variable '%v' is made of itself"),
    HostileRules(
      "warnings about a variable that is made of itself",
      "let v = %v\nrule t { l not in %v }", "variable '%v' is made of itself"),
    HostileRules(
      "a text that gets eight times as long in each line",
      "let v0 = regex_replace(s, '.+', '\(times(8, "$0"))')\n"
        + lines(30) { "let v\($0 + 1) = regex_replace(%v\($0), '.+', '\(times(8, "$0"))')" }
        + "rule t { %v30 exists }", "functions make more than 67108864 bytes"),
    HostileRules(
      "a text that is put between itself",
      "let v0 = join(l[*], 'xxxxxxxxxx')\n"
        + lines(30) { "let v\($0 + 1) = join(l[*], %v\($0))" } + "rule t { %v30 exists }",
      "functions make more than 67108864 bytes"),
    HostileRules(
      "every captured key with every other one",
      "rule t { \(times(1_700, "m[ key ] exists\n")) %key != %key\n %key < %key }",
      "more than 10000000 comparisons"),
    HostileRules(
      "a regular expression that takes too many steps", "rule t { a == /^(a|aa)+$/ }",
      "the regular expression takes too many steps"),
    HostileRules(
      "differences of classes, each of which doubles what it becomes",
      "rule t { s == /[a\(times(60, "~~a"))]/ }", "'/[a~~a"),
    HostileRules(
      "repeats of repeats", "rule t { s == /(((a{1000}){1000}){1000}){1000}/ }",
      "'/(((a{1000}){1000}){1000}){1000}/' is refused"),
    HostileRules(
      "groups in groups", "rule t { s == /\(times(5_000, "("))a\(times(5_000, ")"))/ }", "'/(((((("),
    HostileRules(
      "alternatives by the thousand", "rule t { \(times(5_000, "n == 6 or "))n == 5 }", "PASS"),
    HostileRules(
      "a message that does not end", "rule t { n == 5 << \(times(5_000, "<"))",
      "a message does not end"),
  ]

  /// Constructs that nest: each with something in it, and with what may be wrong behind it.
  static let nests = [
    ("filters", "rule t { l[ ", " ] exists }"),
    ("filters with alternatives", "rule t { l[ a exists or\n", " ] exists }"),
    ("filters with names in front", "rule t { m[ k | ", " ] exists }"),
    ("key filters", "rule t { m[ keys in m[ ", " ] ] exists }"),
    ("when blocks", "rule t { when n == 5 { ", " } }"),
    ("when blocks behind 'or'", "rule t { n == 6 or\nwhen n == 5 { ", " } }"),
    ("conditions", "rule t { when l[ ", " ] exists { n exists } }"),
    ("query blocks", "rule t { m { ", " } }"),
    ("query blocks with !empty", "rule t { m !empty { ", " } }"),
    ("blocks outside rules", "when n == 5 { ", " }"),
    ("arguments of rules", "rule t { q(l[ ", " ]) }"),
  ].flatMap { name, opening, closing in
    [("", 31), (" @", 31), ("", 70)].map { wrong, count in
      let prefix = opening.hasPrefix("rule t { ") ? "rule t { " : ""
      let suffix = prefix.isEmpty ? "" : " }"
      let open = times(count, String(opening.dropFirst(prefix.count)))
      let close = times(count, String(closing.dropLast(suffix.count)))
      return HostileRules(
        "\(count) \(name)\(wrong)", "\(prefix)\(open)n == 5\(wrong)\(close)\(wrong)\(suffix)",
        count > 64
          ? "more than 64 levels of nesting" : wrong.isEmpty ? "" : "'@' cannot be read here")
    }
  }

  /// What the rules come to on a small document.
  func outcome() throws -> String {
    let document = try Document(
      reading: SourceText(
        #"{"n": 5, "s": "ab", "a": "\#(Self.times(40, "a"))b", "l": ["w", "x", "y", "z"], "m": {"a": 1, "b": 2}}"#
      ),
      as: .json)
    let root = try WrittenDocument.value(of: document, .test)
    do {
      let file = try RulesFile(parsing: Array(rules.utf8))
      _ = file.warnings
      let verdicts = try Evaluation(of: file, on: root).verdicts()
      return verdicts.last?.verdict.status.word ?? "no rules"
    } catch let error as RulesFileError {
      return error.message
    } catch let error as EvaluationError {
      return error.message
    }
  }
}

@Test(arguments: HostileRules.all + HostileRules.nests)
func `rules that ask for too much end`(_ it: HostileRules) throws {
  #expect(try it.outcome().hasPrefix(it.answer))
}
