import Resolution
import Testing

private let account = Text(Atom(.pseudoParameter("AWS::AccountId"), .accountID))
private let region = Text(Atom(.pseudoParameter("AWS::Region"), .hyphenated))
private let a = Text(Atom(.parameter("A")))
private let b = Text(Atom(.parameter("B")))
private let fresh = Text(Atom(.fresh("id")))

private func joined(_ parts: Text...) -> Text {
  parts.reduce(into: Text()) { $0.append($1) }
}

struct ComparisonCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let left: Text
  let right: Text
  let expected: Truth

  init(_ title: String, _ left: Text, _ right: Text, _ expected: Truth) {
    testDescription = title
    self.left = left
    self.right = right
    self.expected = expected
  }

  static let all = [
    ComparisonCase("equal literals", Text("x"), Text("x"), .yes),
    ComparisonCase("letter case counts", Text("x"), Text("X"), .no),
    ComparisonCase(
      "composed and decomposed letters are different", Text("\u{E9}"), Text("e\u{301}"), .no),
    ComparisonCase("the same atom", a, a, .yes),
    ComparisonCase("two atoms", a, b, .open),
    ComparisonCase("an atom may be any literal", a, Text("x"), .open),
    ComparisonCase("an atom may be empty", a, Text(""), .open),
    ComparisonCase("different prefixes", joined(Text("a-"), a), joined(Text("b-"), a), .no),
    ComparisonCase(
      "different suffixes", joined(a, Text("-sms")), joined(a, Text("-sns")), .no),
    ComparisonCase(
      "prefixes that may meet", joined(Text("a-"), a), joined(Text("a-"), b), .open),
    ComparisonCase(
      "a literal that an atom fits", joined(a, Text("-sms")), Text("my-sms"), .open),
    ComparisonCase(
      "a literal that no atom fits", joined(a, Text("-sms")), Text("my-sns"), .no),
    ComparisonCase("an account has digits", account, Text("my-account"), .no),
    ComparisonCase("an account has twelve", account, Text("12345"), .no),
    ComparisonCase("an account may be this one", account, Text("111122223333"), .open),
    ComparisonCase("a region has no colon", region, Text("a:b"), .no),
    ComparisonCase("what is fresh equals no literal", fresh, Text("x"), .no),
    ComparisonCase("what is fresh equals no parameter", fresh, a, .no),
    ComparisonCase("what is fresh is itself", fresh, fresh, .yes),
  ]
}

@Test(arguments: ComparisonCase.all)
func `texts are compared by their parts, in both directions`(_ it: ComparisonCase) {
  #expect(it.left.equals(it.right) == it.expected)
  #expect(it.right.equals(it.left) == it.expected)
}

struct PatternCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: Text
  let pattern: Text
  let expected: Bool?

  init(_ title: String, _ text: Text, _ pattern: Text, _ expected: Bool?) {
    testDescription = title
    self.text = text
    self.pattern = pattern
    self.expected = expected
  }

  static let all = [
    PatternCase("a star is any run", Text("prod-1"), Text("prod-*"), true),
    PatternCase("a star may be empty", Text("prod-"), Text("prod-*"), true),
    PatternCase("a question mark is one character", Text("ab"), Text("a?"), true),
    PatternCase("a question mark is not none", Text("a"), Text("a?"), false),
    PatternCase("a star takes an open part", joined(Text("sms-"), a), Text("sms-*"), true),
    PatternCase("an open part against a literal", a, Text("x"), nil),
    PatternCase("an open part of both cancels", joined(a, Text("-1")), joined(a, Text("-*")), true),
    PatternCase("another prefix", joined(Text("dev-"), a), Text("prod-*"), false),
    PatternCase("a fresh text has no prefix", fresh, Text("prod-*"), false),
    PatternCase("a fresh text is taken by a star", fresh, Text("*"), true),
    PatternCase("letter case counts", Text("PROD-1"), Text("prod-*"), false),
  ]
}

@Test(arguments: PatternCase.all)
func `a glob covers a text, or does not, or it is open`(_ it: PatternCase) {
  #expect(it.text.matches(pattern: it.pattern) == it.expected)
}
