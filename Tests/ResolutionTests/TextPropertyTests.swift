import Documents
import Resolution
import Templates
import TestSupport
import Testing

/// Texts of few letters and all kinds of open parts, and values for the open ones.
private struct RandomTexts {
  var random: SeededNumbers

  static let digits = ["111122223333", "333322221111"]
  static let atoms = [
    Atom(.parameter("P")), Atom(.parameter("Q")), Atom(.derived("call")),
    Atom(.pseudoParameter("AWS::AccountId"), .accountID),
    Atom(.pseudoParameter("AWS::Region"), .hyphenated), Atom(.resource("R"), .identifier),
    Atom(.parameter("V"), TextShape(oneOf: ["a", "ab", "a:b"])),
    Atom(
      .parameter("S"),
      TextShape([
        .init(CharacterClass("ab"), least: 1, most: 2),
        .init(CharacterClass("-"), least: 0, most: 1),
      ])), Atom(.fresh("id")),
  ]

  mutating func text(_ letters: [String]) -> Text {
    Text(
      random.several(0...5) { random in
        random.once(in: 3)
          ? .atom(random.pick(Self.atoms)) : .literal(random.pick(letters))
      })
  }

  /// A text that some values make equal to another: open parts are filled in, or stay.
  mutating func relative(of text: Text, with values: [Atom: String]) -> Text {
    Text(
      text.parts.map { part in
        guard case .atom(let atom) = part, !atom.isFresh, random.once(in: 2) else { return part }
        return .literal(values[atom] ?? "")
      })
  }

  /// A glob that covers a text when the open parts have `values`.
  mutating func glob(for text: Text, with values: [Atom: String]) -> Text {
    Text(
      relative(of: text, with: values).parts.map { part in
        switch part {
        case .atom: return random.once(in: 3) ? .literal("*") : part
        case .literal(let literal):
          let letters = literal.map { random.pick(["*", "?", "\($0)", "\($0)", "*\($0)"]) }
          return .literal(letters.joined())
        }
      })
  }

  /// Values that the kinds of the open parts allow.
  mutating func values() -> [Atom: String] {
    var values: [Atom: String] = [:]
    for atom in Self.atoms {
      values[atom] =
        switch atom.origin {
        case .fresh: "\u{2603}"
        case .pseudoParameter("AWS::AccountId"): random.pick(Self.digits)
        case .pseudoParameter: random.pick(["a", "b", "a-b", "-", Self.digits[0]])
        case .resource: random.pick(["a", "A", "ab", "_", "a-b", Self.digits[1]])
        case .parameter("V"): random.pick(["a", "ab", "a:b"])
        case .parameter("S"): random.pick(["a", "b", "ab", "a-", "bb-"])
        default: random.pick(["", "a", "b", "ab", "-a", "a:b", Self.digits[0]])
        }
    }
    return values
  }
}

extension Text {
  fileprivate func filled(with values: [Atom: String]) -> String {
    parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .atom(let atom): values[atom] ?? ""
      }
    }.joined()
  }
}

private let seedCount = 400
private let letters = ["a", "b", "-", ":", "1", "111122223333", "A"]

@Test(arguments: SeedBatch.upTo(seedCount))
func `what a comparison says of open texts is so for all values`(_ batch: SeedBatch) {
  #expect(batch.count { comparisons(of: $0, that: .yes) } >= 40)
  #expect(batch.count { comparisons(of: $0, that: .no) } >= 130)
}

/// How many comparisons of texts with something open in them say `expected`.
private func comparisons(of seed: Int, that expected: Truth) -> Int {
  var maker = RandomTexts(random: SeededNumbers(seed: seed))
  var compared = 0
  for _ in 0..<10 {
    let left = maker.text(letters)
    let meeting = maker.values()
    let right =
      maker.random.once(in: 2) ? maker.text(letters) : maker.relative(of: left, with: meeting)
    let said = left.equals(right)
    #expect(right.equals(left) == said, "seed \(seed): \(left) and \(right)")
    for values in [meeting] + (0..<5).map({ _ in maker.values() }) where said != .open {
      let isEqual = left.filled(with: values) == right.filled(with: values)
      #expect(isEqual == (said == .yes), "seed \(seed): \(left) and \(right) with \(values)")
    }
    if said == expected, left.known == nil || right.known == nil { compared += 1 }
  }
  return compared
}

@Test(arguments: SeedBatch.upTo(seedCount))
func `what a glob says of an open text is so for all values`(_ batch: SeedBatch) {
  #expect(batch.count { globs(of: $0, that: true) } >= 45)
  #expect(batch.count { globs(of: $0, that: false) } >= 110)
}

/// How many globs say of texts, one of the two with something open in it, that they are covered, or not.
private func globs(of seed: Int, that expected: Bool) -> Int {
  var maker = RandomTexts(random: SeededNumbers(seed: seed))
  var compared = 0
  for _ in 0..<10 {
    let text = maker.text(letters)
    let meeting = maker.values()
    let pattern =
      maker.random.once(in: 2)
      ? maker.text(["*", "*", "?", "a", "-", "1"]) : maker.glob(for: text, with: meeting)
    guard let said = text.matches(pattern: pattern) else { continue }
    for values in [meeting] + (0..<5).map({ _ in maker.values() }) {
      let isCovered = covers(
        Array(pattern.filled(with: values))[...], Array(text.filled(with: values))[...])
      #expect(isCovered == said, "seed \(seed): \(text) and \(pattern) with \(values)")
    }
    if said == expected, text.known == nil || pattern.known == nil { compared += 1 }
  }
  return compared
}

/// The glob by its definition.
private func covers(_ glob: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
  guard let first = glob.first else { return text.isEmpty }
  if first == "*" {
    return (text.startIndex...text.endIndex).contains { covers(glob.dropFirst(), text[$0...]) }
  }
  guard let letter = text.first, first == "?" || first == letter else { return false }
  return covers(glob.dropFirst(), text.dropFirst())
}

/// Pieces put together by nested joins, and what `Fn::Sub` says for the same text.
private struct RandomJoin {
  var random: SeededNumbers

  static let literals = [
    ("a", "a"), ("-", "-"), ("$", "$"), ("${!x}", "${x}"), ("/", "/"), ("}", "}"), ("\\", "\\"),
  ]
  static let names = ["P", "Q", "AWS::Region", "AWS::AccountId", "Other"]

  mutating func join(_ depth: Int) -> (sub: String, join: Written) {
    let delimiter = random.pick([("", ""), ("-", "-"), ("a", "a"), ("${!x}", "${x}")])
    let items = (0..<random.number(below: 5)).map { _ in item(depth) }
    return (
      items.map(\.sub).joined(separator: delimiter.0),
      .call("Fn::Join", .list([.text(delimiter.1), .list(items.map(\.join))]))
    )
  }

  private mutating func item(_ depth: Int) -> (sub: String, join: Written) {
    switch random.number(below: depth > 0 ? 4 : 3) {
    case 0:
      let literal = random.pick(Self.literals)
      return (literal.0, .text(literal.1))
    case 1:
      let name = random.pick(Self.names)
      return ("${\(name)}", .ref(name))
    case 2: return ("${Other.A.B}", .call("Fn::GetAtt", .text("Other.A.B")))
    default: return join(depth - 1)
    }
  }
}

@Test(arguments: 0..<seedCount)
func `Sub and nested Join of the same parts are one text`(_ seed: Int) throws {
  var maker = RandomJoin(random: SeededNumbers(seed: seed))
  let (sub, join) = maker.join(3)
  let properties = Written.list([.call("Fn::Sub", .text(sub)), join])
  let json = """
    {"Parameters": {"P": {"Type": "String"}, "Q": {"Type": "String", "Default": "a"}},
     "Resources": {"S": {"Type": "Custom::S", "Properties": {"V": \(properties.json)}}}}
    """
  let template = try Template(Document(reading: SourceText(json), as: .json))
  let resource = try #require(template.resources["S"])
  let exploration = Resolver(template).explore {
    $0.properties(of: resource)["V"].items.map(\.asText)
  }
  let found = try #require(exploration.outcomes.first?.result)
  let left = try #require(found.first ?? nil)
  let right = try #require(found.last ?? nil)
  #expect(left == right, "seed \(seed): \(json)")
  #expect(left.equals(right) == .yes, "seed \(seed): \(json)")
}
