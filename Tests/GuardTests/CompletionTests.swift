import Guard
import TestSupport
import Testing

/// What the open parts of a document may turn out to be, each in turn.
private struct Completions {
  /// What an open value may be.
  static let values: [PartlyOpen] = [
    .known(.string("a")), .known(.string("ab")), .known(.string("b")), .known(.integer(1)),
    .known(.integer(2)), .known(.boolean(true)), .list([]), .list([.known(.string("a"))]),
    .list([.known(.string("a")), .known(.string("b"))]), .map([], mayHaveMore: false),
    .map(
      [PartlyOpen.Member(key: "k", value: .known(.string("a")), mayBeAbsent: false)],
      mayHaveMore: false),
  ]
  private typealias Member = PartlyOpen.Member
  private static let texts = ["a", "b", "", "ab"]

  /// All documents that `value` stands for.
  static func all(of value: PartlyOpen) -> [PartlyOpen] {
    switch value {
    case .known: return [value]
    case .open: return values
    case .text(let pieces, _):
      return texts.map { text in .known(.string(pieces.map { $0 ?? text }.joined())) }
    case .list(let items):
      return lists(of: items.map { all(of: $0) }).map { .list($0) }
    case .map(let members, let mayHaveMore):
      var choices: [[Member?]] = members.map { member in
        all(of: member.value).map { Member(key: member.key, value: $0, mayBeAbsent: false) }
          + (member.mayBeAbsent ? [nil] : [])
      }
      if mayHaveMore {
        choices.append(values.map { Member(key: "x", value: $0, mayBeAbsent: false) } + [nil])
      }
      return lists(of: choices).map { .map($0.compactMap(\.self), mayHaveMore: false) }
    }
  }

  /// One of each, in all ways.
  private static func lists<Item>(of choices: [[Item]]) -> [[Item]] {
    choices.reduce([[]]) { lists, items in
      lists.flatMap { list in items.map { list + [$0] } }
    }
  }
}

/// Random rules and documents.
private struct Inventor {
  var numbers: SeededNumbers
  var opens = 0

  mutating func document() -> String {
    opens = 0
    let members = ["a", "b", "l", "m"].map { key in
      let isMaybe = open(in: 10)
      let value =
        switch key {
        case "l": open(in: 6) ? "\"?\"" : list()
        case "m": open(in: 8) ? "\"?\"" : map(depth: 0)
        default: scalar()
        }
      return "\"\(key)\(isMaybe ? "?" : "")\": \(value)"
    }
    return "{\(members.joined(separator: ", "))}"
  }

  /// Few things are open, so that all their completions can be tried.
  private mutating func open(in count: Int) -> Bool {
    guard opens < 2, numbers.once(in: count) else { return false }
    opens += 1
    return true
  }

  private mutating func scalar() -> String {
    if open(in: 4) { return "\"?\"" }
    if open(in: 8) { return numbers.pick(["\"a*\"", "\"*b\""]) }
    return numbers.pick(["\"a\"", "\"ab\"", "\"b\"", "1", "2", "true"])
  }

  private mutating func list() -> String {
    let count = numbers.number(below: 4)
    let items = (0..<count).map { _ in numbers.once(in: 3) ? map(depth: 1) : scalar() }
    return "[\(items.joined(separator: ", "))]"
  }

  private mutating func map(depth: Int) -> String {
    var members = ["k", "v", "w"].filter { _ in numbers.once(in: 2) }.map { key in
      let isMaybe = open(in: 12)
      return
        "\"\(key)\(isMaybe ? "?" : "")\": \(depth < 1 && numbers.once(in: 2) ? map(depth: 1) : scalar())"
    }
    if open(in: 16) { members.append("\"...\": 0") }
    return "{\(members.joined(separator: ", "))}"
  }

  // MARK: Rules

  mutating func rules() -> String {
    let binding = numbers.pick(["query", "query", "literal", "call"])
    let bound =
      switch binding {
      case "literal": literal()
      case "call": "count(\(query(depth: 1)))"
      default: query(depth: 1)
      }
    let condition = numbers.once(in: 3) ? "when \(clause(depth: 1)) " : ""
    let reference = numbers.once(in: 5) ? "rule s {\n\(numbers.pick(["", "not "]))t\n}" : ""
    return "let v = \(bound)\nrule t \(condition){\n\(clauses(depth: 0))\n}\n\(reference)"
  }

  private mutating func clauses(depth: Int) -> String {
    var text = clause(depth: depth)
    while numbers.once(in: 3) { text += numbers.pick([" or\n", "\n"]) + clause(depth: depth) }
    return text
  }

  private mutating func clause(depth: Int) -> String {
    let some = numbers.once(in: 4) ? "some " : ""
    if depth < 2 {
      switch numbers.number(below: 10) {
      case 0:
        return
          "\(some)\(query(depth: depth))\(numbers.once(in: 4) ? " !empty" : "") { \(clauses(depth: depth + 1)) }"
      case 1 where depth < 1:
        return "when \(clause(depth: 2)) { \(clauses(depth: depth + 1)) }"
      default: break
      }
    }
    let left = some + query(depth: depth)
    if numbers.once(in: 2) {
      let not = numbers.pick(["", "!"])
      return
        "\(left) \(not)\(numbers.pick(["exists", "empty", "is_string", "is_list", "is_struct"]))"
    }
    let comparison = numbers.pick(["==", "==", "!=", "in", "not in", "<", ">="])
    let right = numbers.once(in: 3) ? query(depth: depth) : literal()
    return "\(left) \(comparison) \(right)"
  }

  private mutating func query(depth: Int) -> String {
    var text = numbers.pick(
      ["a", "b", "l", "m", "l", "m", "%v", numbers.pick(["%v", "%c"])]
        + (depth > 0 ? ["k", "v", "this"] : []))
    for _ in 0..<numbers.number(below: 3) {
      switch numbers.number(below: 10) {
      case 0, 1, 2: text += numbers.pick([".k", ".v", ".x"])
      case 3: text += ".*"
      case 4, 5: text += "[*]"
      case 6: text += numbers.pick(["[0]", "[ c ]"])
      case 7 where depth < 2: text += "[ \(clauses(depth: depth + 1)) ]"
      case 8:
        text +=
          "[ keys \(numbers.pick(["==", "!=", "in", "not in"])) \(numbers.pick(["'k'", "['k', 'x']", "/k|v/", "b"])) ]"
      case 9 where numbers.once(in: 2): text += ".%v"
      default: text += ".k"
      }
    }
    return text
  }

  private mutating func literal() -> String {
    numbers.pick([
      "'a'", "'ab'", "1", "2", "true", "['a', 'b']", "['a']", "[1, 'a']", "[]", "/^a/", "/b/",
      "/b$/", "/^ab?$/", "/\\Ba/", "/(?<=a)b/",
      "/^(?!a)/", "/a.*b/", "%c",
      "{k: 'a'}",
      "r[1,2]",
    ])
  }
}

/// What each rule comes to; `nil` where the pass ends in an error.
private func statuses(of file: RulesFile, on document: PartlyOpen) -> [GuardStatus]? {
  (try? Evaluation(of: file, on: document.value).verdicts())?.map(\.verdict.status)
}

/// What a rule may come to on a document of which parts are open, by what it comes to on each document
/// that it may be.
private func mayBe(_ status: GuardStatus, where completion: GuardStatus) -> Bool {
  switch status {
  case .undecided: true
  // A guard or a filter that is open may skip what passes.
  case .pass: completion == .pass || completion == .skip
  case .fail, .skip: completion == status
  }
}

@Test(arguments: 0..<8)
func `what is decided holds whatever the open values turn out to be`(_ seed: Int) throws {
  for number in 0..<500 {
    var inventor = Inventor(numbers: SeededNumbers(seed: seed * 1_000_000 + number))
    let json = inventor.document()
    guard inventor.opens > 0 else { continue }
    let rules = inventor.rules()
    let document = try PartlyOpen(json)
    guard let file = try? RulesFile(parsing: Array(rules.utf8)),
      let found = statuses(of: file, on: document), found.contains(where: { $0 != .undecided })
    else { continue }
    for completion in Completions.all(of: document) {
      guard let known = statuses(of: file, on: completion) else { continue }
      for (status, known) in zip(found, known) where !mayBe(status, where: known) {
        Issue.record("\(status), but \(known) on \(completion) of\n\(json)\n\(rules)")
        return
      }
    }
  }
}
