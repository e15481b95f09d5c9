public import Templates

extension Text {
  /// Whether two texts are the same, as far as the template decides it.
  ///
  /// `yes` where their parts are, whatever the open ones turn out to be; `no` where no values of these make them
  /// so. Exact letter case, no trimming.
  public func equals(_ other: Text) -> Truth {
    if self == other { return .yes }
    if known != nil, other.known != nil { return .no }
    if begins(unlike: other) || excludes(other) || other.excludes(self) { return .no }
    var left = TextPiece.pieces(of: self)[...]
    var right = TextPiece.pieces(of: other)[...]
    TextPiece.dropCommonEnds(&left, &right)
    return TextPiece.canMeet(Array(left), Array(right)) ? .open : .no
  }

  /// Both begin with known texts, and neither goes on the other.
  ///
  /// - Parameter endings: bytes that end what is compared: wildcards of a glob.
  private func begins(unlike other: Text, upTo isEnd: (UInt8) -> Bool = { _ in false }) -> Bool {
    guard case .literal(let own) = parts.first, case .literal(let literal) = other.parts.first
    else { return false }
    for (byte, wanted) in zip(own.utf8, literal.utf8) {
      if isEnd(wanted) { return false }
      if byte != wanted { return true }
    }
    return false
  }

  /// An open text that is not another by all that is known of its values.
  private func excludes(_ other: Text) -> Bool {
    guard let atom = onlyAtom else { return false }
    if let known = other.known { return !atom.shape.allowsValue(known) }
    guard let other = other.onlyAtom else { return false }
    return atom.differs(from: other)
      || other.shape.values.map { !$0.contains(where: atom.shape.allowsValue) } ?? false
  }

  /// What is left of two texts without what they begin and end with alike.
  func withoutCommonEnds(_ other: Text) -> (Text, Text) {
    var left = TextPiece.pieces(of: self)[...]
    var right = TextPiece.pieces(of: other)[...]
    TextPiece.dropCommonEnds(&left, &right)
    return (TextPiece.text(of: left), TextPiece.text(of: right))
  }

  /// Whether it is a text of one run, as it says: an account's id is one of twelve digits.
  ///
  /// `nil` when the open parts decide.
  public func fits(_ shape: TextShape) -> Bool? {
    guard let run = shape.runs.first, shape.runs.count == 1 else { return nil }
    let own = parts.flatMap { part in
      switch part {
      case .literal(let literal): TextShape(oneOf: [literal]).runs
      case .atom(let atom): atom.isFresh ? TextShape.any.runs : atom.shape.runs
      }
    }
    let most = own.reduce(into: Optional(0)) { sum, run in
      sum = sum.flatMap { sum in run.most.map { sum + $0 } }
    }
    let isLongEnough = own.reduce(0) { $0 + $1.least } >= run.least
    let isShortEnough = run.most.map { limit in most.map { $0 <= limit } ?? false } ?? true
    if isLongEnough, isShortEnough,
      own.allSatisfy({ $0.characters.isSubset(of: run.characters) })
    {
      return true
    }
    let any = Text(Atom(.derived("shape"), shape))
    return TextPiece.canMeet(TextPiece.pieces(of: self), TextPiece.pieces(of: any)) ? nil : false
  }

  /// Whether the glob `pattern` covers this text: `*` is any run, `?` exactly one character.
  ///
  /// Wildcards stand in the literal parts of `pattern` only. `nil` when the open parts decide.
  public func matches(pattern: Text) -> Bool? {
    if begins(unlike: pattern, upTo: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      return false
    }
    if let known, let glob = pattern.known {
      let cost = known.utf8.count * glob.utf8.count
      return cost <= TextPiece.maximumCost ? known.isCovered(byGlob: glob) : nil
    }
    let value = TextPiece.pieces(of: self)
    let glob = TextPiece.pieces(of: pattern, wildcards: true)
    guard value.count * glob.count <= TextPiece.maximumCost else { return nil }
    if TextPiece.surelyCovers(glob, value) { return true }
    var (left, right) = (glob[...], value[...])
    while let first = left.first, first == right.first, !first.isWildcard {
      left.removeFirst()
      right.removeFirst()
    }
    return TextPiece.canMeet(Array(left), Array(right)) ? nil : false
  }
}

extension String {
  /// Character by character, going back to the last star where it does not go on.
  fileprivate func isCovered(byGlob glob: String) -> Bool {
    let text = Array(unicodeScalars)
    let glob = Array(glob.unicodeScalars)
    var (place, wanted) = (0, 0)
    var star: (wanted: Int, place: Int)?
    while place < text.count {
      if wanted < glob.count, glob[wanted] == "*" {
        star = (wanted, place)
        wanted += 1
      } else if wanted < glob.count, glob[wanted] == "?" || glob[wanted] == text[place] {
        place += 1
        wanted += 1
      } else if let last = star {
        star = (last.wanted, last.place + 1)
        place = last.place + 1
        wanted = last.wanted + 1
      } else {
        return false
      }
    }
    return glob[wanted...].allSatisfy { $0 == "*" }
  }
}

/// The smallest pieces that texts and globs are compared by.
enum TextPiece: Hashable {
  case scalar(Unicode.Scalar)
  case atom(Atom)
  /// `*` of a glob.
  case anyRun
  /// `?` of a glob.
  case anyOne

  /// Pairs of pieces that one comparison looks at; longer texts count as undecided.
  static let maximumCost = 1_000_000

  var isWildcard: Bool { self == .anyRun || self == .anyOne }

  static func pieces(of text: Text, wildcards: Bool = false) -> [TextPiece] {
    text.parts.flatMap { part -> [TextPiece] in
      switch part {
      case .atom(let atom): [.atom(atom)]
      case .literal(let literal):
        literal.unicodeScalars.map { scalar in
          switch scalar {
          case "*" where wildcards: .anyRun
          case "?" where wildcards: .anyOne
          default: .scalar(scalar)
          }
        }
      }
    }
  }

  static func text(of pieces: ArraySlice<TextPiece>) -> Text {
    var text = Text()
    for piece in pieces {
      switch piece {
      case .scalar(let scalar): text.append(String(scalar))
      case .atom(let atom): text.append(.atom(atom))
      case .anyRun, .anyOne: break
      }
    }
    return text
  }

  static func dropCommonEnds(
    _ left: inout ArraySlice<TextPiece>, _ right: inout ArraySlice<TextPiece>
  ) {
    while let first = left.first, first == right.first {
      left.removeFirst()
      right.removeFirst()
    }
    while let last = left.last, last == right.last {
      left.removeLast()
      right.removeLast()
    }
  }

  /// The glob covers the value whatever its open parts are.
  static func surelyCovers(_ glob: [TextPiece], _ value: [TextPiece]) -> Bool {
    var reachable = Set([0])
    for piece in glob {
      switch piece {
      case .anyRun:
        guard let first = reachable.min() else { return false }
        reachable = Set(first...value.count)
      default:
        reachable = Set(
          reachable.compactMap { place in
            place < value.count && surelyOne(piece, value[place]) ? place + 1 : nil
          })
      }
    }
    return reachable.contains(value.count)
  }

  private static func surelyOne(_ glob: TextPiece, _ value: TextPiece) -> Bool {
    if case .scalar = value, glob == .anyOne { return true }
    return glob == value
  }

  /// Some values of the open parts make both the same text.
  ///
  /// Each open part is taken as a run of its own characters, so two places of one atom may differ
  /// here: what cannot meet even so is different. Cost: the product of the lengths.
  static func canMeet(_ left: [TextPiece], _ right: [TextPiece]) -> Bool {
    let (left, right) = (left.flatMap(\.runs), right.flatMap(\.runs))
    guard left.count * right.count <= maximumCost else { return true }
    var row = [Bool](repeating: false, count: right.count + 1)
    for i in 0...left.count {
      var next = [Bool](repeating: false, count: right.count + 1)
      for j in 0...right.count {
        if i == 0, j == 0 {
          next[0] = true
          continue
        }
        var reachable = false
        if i > 0, left[i - 1].mayBeEmpty { reachable = row[j] }
        if j > 0, right[j - 1].mayBeEmpty { reachable = reachable || next[j - 1] }
        if i > 0, j > 0, left[i - 1].shares(with: right[j - 1]) {
          reachable =
            reachable || row[j - 1]
            || left[i - 1].repeats && next[j - 1] || right[j - 1].repeats && row[j]
        }
        next[j] = reachable
      }
      guard next.contains(true) else { return false }
      row = next
    }
    return row[right.count]
  }

  /// A piece as characters and runs of characters.
  private var runs: [Run] {
    switch self {
    case .scalar(let scalar): [Run(.scalar(scalar))]
    case .anyOne: [Run(.any)]
    case .anyRun: [Run(.any, .anyNumber)]
    case .atom(let atom) where atom.isFresh: [Run(.fresh(atom))]
    case .atom(let atom): atom.shape.runs.flatMap(Self.runs)
    }
  }

  /// Runs of more characters than this are as long as one likes.
  private static let maximumCounted = 64

  private static func runs(of run: TextShape.Run) -> [Run] {
    let members = Run.Members.class(run.characters)
    let least = Array(repeating: Run(members), count: min(run.least, maximumCounted))
    guard let most = run.most, most <= maximumCounted else {
      return least + [Run(members, .anyNumber)]
    }
    return least + Array(repeating: Run(members, .atMostOnce), count: most - run.least)
  }

  private struct Run {
    enum Members {
      case any
      case scalar(Unicode.Scalar)
      case `class`(CharacterClass)
      case fresh(Atom)
    }

    enum Count {
      case once
      case atMostOnce
      case anyNumber
    }

    let members: Members
    let count: Count

    init(_ members: Members, _ count: Count = .once) {
      self.members = members
      self.count = count
    }

    var mayBeEmpty: Bool { count != .once }
    var repeats: Bool { count == .anyNumber }

    func shares(with other: Run) -> Bool {
      switch (members, other.members) {
      case (.any, _), (_, .any): true
      case (.scalar(let a), .scalar(let b)): a == b
      case (.scalar(let scalar), .class(let members)), (.class(let members), .scalar(let scalar)):
        members.contains(scalar)
      case (.class(let a), .class(let b)): a.shares(with: b)
      case (.fresh(let a), .fresh(let b)): a == b
      case (.fresh, .scalar), (.scalar, .fresh), (.fresh, .class), (.class, .fresh): false
      }
    }
  }
}
