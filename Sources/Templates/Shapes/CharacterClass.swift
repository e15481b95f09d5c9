/// A set of characters that texts are told apart by: those of ASCII one by one, all others together.
public struct CharacterClass: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var hasOthers = false

  /// No character.
  public init() {}

  /// The characters of a text.
  public init(_ characters: String) {
    for scalar in characters.unicodeScalars { insert(scalar) }
  }

  /// The characters from one to another, both included.
  public init(_ range: ClosedRange<Unicode.Scalar>) {
    for value in UInt8(0)..<128 where range.contains(Unicode.Scalar(value)) {
      insert(Unicode.Scalar(value))
    }
    hasOthers = !range.upperBound.isASCII
  }

  /// Every character.
  public static let any = CharacterClass().inverted
  /// `0` to `9`.
  public static let digits = CharacterClass("0"..."9")
  /// `a` to `z`.
  public static let lowercaseLetters = CharacterClass("a"..."z")
  /// Letters, digits and `_`.
  public static let word = lowercaseLetters.union(CharacterClass("A"..."Z")).union(digits)
    .union(CharacterClass("_"))

  /// Adds a character; one that is not of ASCII brings all those.
  public mutating func insert(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<64: low |= 1 << UInt64(scalar.value)
    case 64..<128: high |= 1 << UInt64(scalar.value - 64)
    default: hasOthers = true
    }
  }

  /// Whether a character is in it.
  public func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<64: low & 1 << UInt64(scalar.value) != 0
    case 64..<128: high & 1 << UInt64(scalar.value - 64) != 0
    default: hasOthers
    }
  }

  /// The characters one by one; `nil` where there are more than `limit`, or others than ASCII's.
  public func members(upTo limit: Int) -> [Unicode.Scalar]? {
    guard !hasOthers, low.nonzeroBitCount + high.nonzeroBitCount <= limit else { return nil }
    return (0..<128).compactMap { Unicode.Scalar($0) }.filter(contains)
  }

  /// The characters of both.
  public func union(_ other: CharacterClass) -> CharacterClass {
    var union = self
    union.low |= other.low
    union.high |= other.high
    union.hasOthers = hasOthers || other.hasOthers
    return union
  }

  /// The characters that are not in it; all others too, since it may hold some of them only.
  public var inverted: CharacterClass {
    var inverted = CharacterClass()
    inverted.low = ~low
    inverted.high = ~high
    inverted.hasOthers = true
    return inverted
  }

  /// Whether another has all its characters.
  public func isSubset(of other: CharacterClass) -> Bool {
    low & ~other.low == 0 && high & ~other.high == 0 && (!hasOthers || other.hasOthers)
  }

  /// Whether some character may be in both.
  public func shares(with other: CharacterClass) -> Bool {
    low & other.low != 0 || high & other.high != 0 || hasOthers && other.hasOthers
  }
}
