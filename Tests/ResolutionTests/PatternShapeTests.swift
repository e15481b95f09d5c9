import Documents
import Foundation
import Resolution
import Templates
import TestSupport
import Testing

/// Patterns with a text that each matches, unless an assertion in it says otherwise.
private struct RandomPatterns {
  /// A pattern as a template writes it, as Foundation reads the same, and a text.
  typealias Sample = (written: String, read: String, text: String)

  var random: SeededNumbers

  private static let literals: [Sample] = [
    "a", "b", "1", "-", "]", ",", "\\.", "\\*", "\\\\", "é",
  ].map { ($0, $0, $0.count > 1 ? String($0.dropFirst()) : $0) }

  /// Classes with some of their members; Java knows those of ASCII behind `\\d`, `\\s` and `\\w`.
  private static let classes: [(written: String, read: String, members: [String])] = [
    (".", ".", ["a", "1", "-", "é"]), ("\\d", "[0-9]", ["1", "2"]), ("\\D", "[^0-9]", ["a", "é"]),
    ("\\w", "[A-Za-z0-9_]", ["b", "_"]), ("\\W", "[^A-Za-z0-9_]", ["-", "é"]),
    ("\\s", "[ \\t]", [" ", "\t"]), ("\\S", "[^ \\t]", ["a", "-"]), ("[ab]", "[ab]", ["a", "b"]),
    ("[^a]", "[^a]", ["b", "-", "é"]), ("[a-c1-]", "[a-c1\\-]", ["c", "1", "-"]),
    ("[]a]", "[\\]a]", ["]", "a"]), ("[\\d.-]", "[0-9.\\-]", ["2", ".", "-"]),
    ("[^\\w]", "[^A-Za-z0-9_]", ["-", " "]), ("[--1]", "[-./01]", ["-", "0"]),
    ("[+*^]", "[+*\\^]", ["+", "^"]), ("[é-ü]", "[é-ü]", ["é", "ï"]),
    ("[a-ü]", "[a-ü]", ["b", "ï"]),
    ("[^é]", "[^é]", ["a", "ü"]),
  ]
  private static let assertions = [
    "^", "$", "\\b", "\\B", "(?=a)", "(?!b)", "(?<=1)", "(?<!-)", "(?!.*--)",
  ]
  private static let counts: [(written: String, range: ClosedRange<Int>)] = [
    ("*", 0...3), ("+", 1...3), ("?", 0...1), ("{0}", 0...0), ("{2}", 2...2), ("{1,}", 1...4),
    ("{0,2}", 0...2), ("{2,3}", 2...3),
  ]

  mutating func pattern(_ depth: Int = 2) -> Sample {
    let branches = (0..<(random.once(in: 3) ? 3 : 1)).map { _ in sequence(depth) }
    return (
      branches.map(\.written).joined(separator: "|"), branches.map(\.read).joined(separator: "|"),
      random.pick(branches).text
    )
  }

  private mutating func sequence(_ depth: Int) -> Sample {
    (0..<random.number(below: 5)).reduce(into: ("", "", "")) { whole, _ in
      let item = counted(depth)
      whole.0 += item.written
      whole.1 += item.read
      whole.2 += item.text
    }
  }

  private mutating func counted(_ depth: Int) -> Sample {
    if random.once(in: 8) {
      let assertion = random.pick(Self.assertions)
      return (assertion, assertion, "")
    }
    let item = item(depth)
    guard random.once(in: 2) else { return item }
    let (count, range) = random.pick(Self.counts)
    let written = count + random.pick(["", "", "", "?", "+"])
    let times = range.lowerBound + random.number(below: range.count)
    return (item.written + written, item.read + written, String(repeating: item.text, count: times))
  }

  private mutating func item(_ depth: Int) -> Sample {
    switch random.number(below: depth > 0 ? 5 : 4) {
    case 0, 1: return random.pick(Self.literals)
    case 2, 3:
      let some = random.pick(Self.classes)
      return (some.written, some.read, random.pick(some.members))
    default:
      let start = random.pick(["(", "(?:"])
      let inner = pattern(depth - 1)
      return ("\(start)\(inner.written))", "\(start)\(inner.read))", inner.text)
    }
  }

  /// The text with a character more, less, or other.
  mutating func neighbour(of text: String) -> String {
    var scalars = text.unicodeScalars.map { String($0) }
    let place = random.number(below: scalars.count + 1)
    let end = random.once(in: 2) ? place : min(place + 1, scalars.count)
    let other = random.pick(["", "a", "b", "1", "-", " ", "é", "_", "]"])
    scalars.replaceSubrange(place..<end, with: [other])
    return scalars.joined()
  }
}

@Test(arguments: 0..<40)
func `the shape of a pattern leaves out no text that matches`(_ chunk: Int) throws {
  for seed in (chunk * 20)..<(chunk * 20 + 20) {
    var maker = RandomPatterns(random: SeededNumbers(seed: seed))
    let sample = maker.pattern()
    let json = """
      {"Parameters": {"P": {"Type": "String", "AllowedPattern": \(Written.text(sample.written).json)}},
       "Resources": {"S": {"Type": "Custom::S"}}}
      """
    let template = try Template(Document(reading: SourceText(json), as: .json))
    let shape = try #require(template.parameters["P"]).shape
    let open = Text(Atom(.parameter("P"), shape))
    let expression = try NSRegularExpression(
      pattern: "\\A(?:\(sample.read))\\z", options: .dotMatchesLineSeparators)
    var texts = [sample.text, ""]
    for _ in 0..<10 { texts.append(maker.neighbour(of: maker.random.pick(texts))) }
    for text in texts {
      let isMatch =
        expression.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count))
        != nil
      #expect(
        !isMatch || open.equals(Text(text)) != .no,
        "seed \(seed): '\(sample.written)' and '\(text)'")
    }
  }
}
