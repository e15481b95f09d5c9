/// Reads the shape of the texts that a regular expression matches from end to end.
///
/// It is wider than the expression: assertions are passed over, and what may be one of many things is
/// one run of all their characters. The dialect is Java's:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
struct PatternShapeReader {
  private let pattern: [Unicode.Scalar]
  private var place = 0
  private var depth = 0

  private static let maximumDepth = 32
  private static let maximumCount = 10_000

  /// The shape of what a pattern matches; `nil` where it says something that is not read here.
  static func shape(of pattern: String) -> TextShape? {
    var reader = PatternShapeReader(pattern: Array(pattern.unicodeScalars))
    guard let piece = reader.alternatives(), reader.place == reader.pattern.count else {
      return nil
    }
    return piece.values.map { TextShape(oneOf: $0) } ?? TextShape(piece.runs)
  }

  private init(pattern: [Unicode.Scalar]) { self.pattern = pattern }

  private var next: Unicode.Scalar? { place < pattern.count ? pattern[place] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard pattern[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  // MARK: Structure

  private mutating func alternatives() -> PatternPiece? {
    guard var piece = sequence() else { return nil }
    while take("|") {
      guard let other = sequence() else { return nil }
      piece = piece.or(other)
    }
    return piece
  }

  private mutating func sequence() -> PatternPiece? {
    var piece = PatternPiece.nothing
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let item = item(), let counted = counted(item) else { return nil }
      piece.append(counted)
    }
    return piece
  }

  private mutating func item() -> PatternPiece? {
    guard let scalar = next else { return nil }
    if scalar == "(" { return group() }
    place += 1
    switch scalar {
    case "^", "$": return .nothing
    case ".": return PatternPiece(.any)
    case "[": return characterClass().map { PatternPiece($0) }
    case "\\": return escape()
    case "*", "+", "?", "{": return nil
    default: return PatternPiece(CharacterClass(String(scalar)))
    }
  }

  private mutating func group() -> PatternPiece? {
    guard depth < Self.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    place += 1
    var isAssertion = false
    if take("?") {
      isAssertion = take("=") || take("!") || take("<=") || take("<!")
      guard isAssertion || take(":") else { return nil }
    }
    guard let piece = alternatives(), take(")") else { return nil }
    return isAssertion ? .nothing : piece
  }

  /// What stands there as often as the pattern says.
  private mutating func counted(_ piece: PatternPiece) -> PatternPiece? {
    guard let (least, most) = count() else { return nil }
    // Lazy or possessive: the texts are the same, or fewer.
    if !take("?") { _ = take("+") }
    return piece.repeated(least: least, most: most)
  }

  private mutating func count() -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return (1, 1) }
    guard let least = number() else { return nil }
    if take("}") { return (least, least) }
    guard take(",") else { return nil }
    if take("}") { return (least, nil) }
    guard let most = number(), most >= least, take("}") else { return nil }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, CharacterClass.digits.contains(scalar) {
      digits.unicodeScalars.append(scalar)
      place += 1
    }
    return Int(digits).flatMap { $0 <= Self.maximumCount ? $0 : nil }
  }

  // MARK: Characters

  private mutating func characterClass() -> CharacterClass? {
    let isInverted = take("^")
    var members = CharacterClass()
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      // Java has classes in classes, and what both of two classes hold.
      guard scalar != "[", !take("&&") else { return nil }
      isFirst = false
      place += 1
      if scalar == "\\", let word = next.flatMap({ Self.words[$0] }) {
        place += 1
        members = members.union(word)
        continue
      }
      guard let first = scalar == "\\" ? escapedCharacter() : scalar else { return nil }
      guard next == "-", place + 1 < pattern.count, pattern[place + 1] != "]" else {
        members.insert(first)
        continue
      }
      place += 1
      guard let end = rangeEnd(), first <= end else { return nil }
      members = members.union(CharacterClass(first...end))
    }
    guard take("]") else { return nil }
    return isInverted ? members.inverted : members
  }

  private mutating func rangeEnd() -> Unicode.Scalar? {
    guard let scalar = next, scalar != "[" else { return nil }
    place += 1
    return scalar == "\\" ? escapedCharacter() : scalar
  }

  private static let space = CharacterClass(" \t\n\r\u{B}\u{C}")
  private static let words: [Unicode.Scalar: CharacterClass] = [
    "d": .digits, "D": CharacterClass.digits.inverted,
    "w": .word, "W": CharacterClass.word.inverted,
    "s": space, "S": space.inverted,
  ]

  /// What stands behind a backslash: a class, an edge, or a sign.
  private mutating func escape() -> PatternPiece? {
    guard let scalar = next else { return nil }
    if let word = Self.words[scalar] {
      place += 1
      return PatternPiece(word)
    }
    if "bBAzZG".unicodeScalars.contains(scalar) {
      place += 1
      return .nothing
    }
    return escapedCharacter().map { PatternPiece(CharacterClass(String($0))) }
  }

  /// A sign that stands for itself; letters and digits behind a backslash mean something else.
  private mutating func escapedCharacter() -> Unicode.Scalar? {
    guard let scalar = next, scalar.isASCII, !CharacterClass.word.contains(scalar) || scalar == "_"
    else { return nil }
    place += 1
    return scalar
  }
}

/// What a part of a pattern matches.
private struct PatternPiece {
  /// Runs of characters, in order.
  private(set) var runs: [TextShape.Run]
  /// The texts one by one, where they are few.
  private(set) var values: [String]?

  private static let maximumValues = 64
  /// Longer than any value of a parameter, so that counts stay small.
  private static let maximumLength = 10_000

  /// The empty text.
  static let nothing = PatternPiece(runs: [], values: [""])

  /// One character of a class.
  init(_ characters: CharacterClass) {
    runs = [TextShape.Run(characters, least: 1, most: 1)]
    values = characters.members(upTo: Self.maximumValues).map { $0.map { String($0) } }
  }

  private init(runs: [TextShape.Run], values: [String]?) {
    self.runs = runs
    self.values = values.flatMap { $0.count <= Self.maximumValues ? $0 : nil }
  }

  func or(_ other: PatternPiece) -> PatternPiece {
    let (one, two) = (oneRun(least: 1, most: 1), other.oneRun(least: 1, most: 1))
    let run = TextShape.Run(
      one.characters.union(two.characters), least: min(one.least, two.least),
      most: one.most.flatMap { most in two.most.map { max(most, $0) } })
    return PatternPiece(runs: [run], values: Self.both(values, other.values))
  }

  mutating func append(_ other: PatternPiece) {
    runs += other.runs
    // The text so far is not copied for each character of a long one.
    if let only = other.values, only.count == 1 {
      for place in values?.indices ?? 0..<0 { values?[place] += only[0] }
    } else {
      values = Self.product(values, other.values)
    }
  }

  func repeated(least: Int, most: Int?) -> PatternPiece {
    if least == 1, most == 1 { return self }
    guard let most, most <= Self.maximumValues else {
      return PatternPiece(runs: [oneRun(least: least, most: most)], values: nil)
    }
    var repeated = Optional([""])
    var values = least == 0 ? repeated : []
    for count in stride(from: 1, through: most, by: 1) where values != nil {
      repeated = Self.product(repeated, self.values)
      if count >= least { values = Self.both(values, repeated) }
    }
    return PatternPiece(runs: [oneRun(least: least, most: most)], values: values)
  }

  private static func both(_ one: [String]?, _ other: [String]?) -> [String]? {
    guard let one, let other else { return nil }
    return one + other.filter { !one.contains($0) }
  }

  private static func product(_ one: [String]?, _ other: [String]?) -> [String]? {
    guard let one, let other, one.count * other.count <= maximumValues else { return nil }
    return one.flatMap { start in other.map { start + $0 } }
  }

  /// All of its runs as one, some times over.
  private func oneRun(least: Int, most: Int?) -> TextShape.Run {
    let once = runs.reduce(into: Optional(0)) { sum, run in
      sum = sum.flatMap { sum in run.most.map { min(sum + $0, Self.maximumLength) } }
    }
    let shortest = runs.reduce(0) { min($0 + $1.least, Self.maximumLength) }
    return TextShape.Run(
      runs.reduce(into: CharacterClass()) { $0 = $0.union($1.characters) },
      least: min(shortest * least, Self.maximumLength),
      most: once == 0 ? 0 : once.flatMap { once in most.map { once * $0 } })
  }
}
