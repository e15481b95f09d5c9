/// A pattern of paths, as ignore files and shells with `**` write them.
///
/// `*` is any run of characters but `/`, `?` one of them, `[a-z]` and `[!a-z]` one of some, `\` takes the next
/// character as it is, and a part `**` is any number of parts. All else stands for itself, in this case of letters.
/// Asking costs at most as many steps as the pattern and the path have characters, multiplied.
public struct Glob: Hashable, Sendable {
  private enum Part: Hashable {
    case name([Piece])
    case anyParts
  }

  private enum Piece: Hashable {
    case character(Unicode.Scalar)
    case anyCharacter
    case oneOf([ClosedRange<Unicode.Scalar>], isExcluding: Bool)
    case anyCharacters
  }

  private let parts: [Part]

  /// Reads a pattern; every text is one.
  public init(_ pattern: some StringProtocol) {
    var parts = Self.split(pattern.unicodeScalars).map { name in
      name.elementsEqual("**".unicodeScalars) ? Part.anyParts : .name(Self.pieces(of: name))
    }
    // `a/**` is what stands in `a`, not `a` itself.
    if parts.last == .anyParts { parts.append(.name([.anyCharacters])) }
    self.parts = parts
  }

  /// Whether a whole path is one of those that are meant.
  public func matches(_ path: String) -> Bool {
    Self.fits(
      parts, Self.split(path.unicodeScalars), isRun: { $0 == .anyParts },
      one: { part, name in
        guard case .name(let pieces) = part else { return true }
        return Self.fits(pieces, name, isRun: { $0 == .anyCharacters }, one: Self.fits)
      })
  }

  private static func fits(_ piece: Piece, _ scalar: Unicode.Scalar) -> Bool {
    switch piece {
    case .character(let expected): scalar == expected
    case .anyCharacter, .anyCharacters: true
    case .oneOf(let ranges, let isExcluding):
      ranges.contains { $0.contains(scalar) } != isExcluding
    }
  }

  /// Whether items are as patterns say, one for one, where a run stands for any number of them.
  ///
  /// A run that took too few takes one more: only the last run is ever tried again.
  private static func fits<Pattern, Items: Collection>(
    _ patterns: [Pattern], _ items: Items, isRun: (Pattern) -> Bool,
    one: (Pattern, Items.Element) -> Bool
  ) -> Bool {
    var (next, item) = (0, items.startIndex)
    var retry: (next: Int, item: Items.Index)?
    while item != items.endIndex {
      if next < patterns.count, isRun(patterns[next]) {
        next += 1
        retry = (next, item)
      } else if next < patterns.count, one(patterns[next], items[item]) {
        next += 1
        items.formIndex(after: &item)
      } else if let last = retry {
        next = last.next
        item = items.index(after: last.item)
        retry = (next, item)
      } else {
        return false
      }
    }
    return patterns[next...].allSatisfy(isRun)
  }
}

extension Glob {
  private static func split(_ text: some Collection<Unicode.Scalar>) -> [[Unicode.Scalar]] {
    Array(text).split(separator: "/", omittingEmptySubsequences: false).map { Array($0) }
  }

  private static func pieces(of name: [Unicode.Scalar]) -> [Piece] {
    var pieces: [Piece] = []
    var rest = name[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*":
        if pieces.last != .anyCharacters { pieces.append(.anyCharacters) }
      case "?": pieces.append(.anyCharacter)
      case "\\": pieces.append(.character(rest.popFirst() ?? scalar))
      case "[":
        guard let piece = bracket(&rest) else { fallthrough }
        pieces.append(piece)
      default: pieces.append(.character(scalar))
      }
    }
    return pieces
  }

  /// What follows `[`, up to its `]`; `nil`, and nothing taken, where there is none.
  private static func bracket(_ rest: inout ArraySlice<Unicode.Scalar>) -> Piece? {
    var inside = rest
    let isExcluding = inside.first == "!" || inside.first == "^"
    if isExcluding { inside.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    let first = inside.startIndex
    while let scalar = inside.popFirst() {
      // A bracket that stands first is one of the characters.
      if scalar == "]", inside.startIndex > first + 1 {
        rest = inside
        return .oneOf(ranges, isExcluding: isExcluding)
      }
      let lower = scalar == "\\" ? inside.popFirst() ?? scalar : scalar
      var upper = lower
      if inside.first == "-", let end = inside.dropFirst().first, end != "]" {
        inside.removeFirst(2)
        upper = end
      }
      // A range that runs backwards holds nothing.
      if lower <= upper { ranges.append(lower...upper) }
    }
    return nil
  }
}
