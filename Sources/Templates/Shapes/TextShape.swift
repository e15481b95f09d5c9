internal import Documents

/// What is known of a text that a deployment chooses: the values that it may have, and its characters.
///
/// It never leaves out a value that the text may have.
public struct TextShape: Hashable, Sendable {
  /// A run of characters of one class.
  public struct Run: Hashable, Sendable {
    /// The characters that stand in it.
    public let characters: CharacterClass
    /// How many there are at least, in Unicode scalars.
    public let least: Int
    /// How many there are at most; `nil` for any number.
    public let most: Int?

    /// A run of at least `least` and at most `most` characters.
    public init(_ characters: CharacterClass, least: Int, most: Int?) {
      self.characters = characters
      self.least = least
      self.most = most
    }
  }

  /// The runs that make it up, in order.
  public let runs: [Run]
  /// The values that it may have; `nil` where they cannot be listed.
  public let values: [String]?
  /// The same for looking one up, where there are many.
  private let index: Set<ExactText>?
  /// The numbers between which it is, both included; `nil` where it may be no number, or any.
  public let numbers: ClosedRange<Double>?

  /// Fewer values are looked through one by one.
  private static let maximumScanned = 16

  /// A text of runs.
  public init(_ runs: [Run], numbers: ClosedRange<Double>? = nil) {
    self.runs = runs
    self.numbers = numbers
    values = nil
    index = nil
  }

  /// A text that is one of some.
  ///
  /// - Parameter listed: the values; one that stands there twice counts once.
  public init(oneOf listed: [String]) {
    var seen: Set<String> = []
    let values = listed.filter { seen.insert($0).inserted }
    let lengths = values.map { $0.unicodeScalars.count }
    let characters = values.reduce(into: CharacterClass()) {
      $0 = $0.union(CharacterClass($1))
    }
    runs = [Run(characters, least: lengths.min() ?? 0, most: lengths.max() ?? 0)]
    numbers = nil
    self.values = values
    index = values.count > Self.maximumScanned ? Set(values.map { ExactText($0) }) : nil
  }

  /// Any text.
  public static let any = TextShape([Run(.any, least: 0, most: nil)])

  /// Some text of a class.
  public static func some(_ characters: CharacterClass) -> TextShape {
    TextShape([Run(characters, least: 1, most: nil)])
  }

  /// Whether a character may be in it.
  public func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    runs.contains { $0.most != 0 && $0.characters.contains(scalar) }
  }

  /// It holds at least one character.
  public var isNeverEmpty: Bool { runs.contains { $0.least > 0 } }

  /// Whether it may be a known text, but for what its runs say.
  ///
  /// A text that is no number is nothing that a number can be.
  public func allowsValue(_ text: String) -> Bool {
    if let index { return index.contains(ExactText(text)) }
    if let values { return values.contains { $0.utf8.elementsEqual(text.utf8) } }
    guard let numbers else { return true }
    return Double(text).map(numbers.contains) ?? false
  }
}
