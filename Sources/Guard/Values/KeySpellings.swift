/// Other spellings under which a key is looked for where a mapping lacks it.
///
/// Made by the conversions of the `Inflector` library, which Guard 3 uses, in the order in which it tries
/// them: camel, class, kebab, pascal, snake, title, train.
enum KeySpelling: CaseIterable {
  case camel, `class`, kebab, pascal, snake, title, train

  /// `key` in this spelling.
  func spelled(_ key: String) -> String {
    switch self {
    case .camel: Self.joined(key, separator: nil, startsUpper: false)
    case .pascal: Self.joined(key, separator: nil, startsUpper: true)
    case .title: Self.joined(key, separator: " ", startsUpper: true)
    case .train: Self.joined(key, separator: "-", startsUpper: true)
    case .class: Self.withSingularEnd(Self.joined(key, separator: nil, startsUpper: true))
    case .snake: Self.separated(key, by: "_")
    case .kebab: Self.separated(key, by: "-")
    }
  }

  /// Whether any spelling of `key` may be among `keys`: most keys that are asked for are not there.
  static func mayOccur(_ key: String, among keys: [GuardKey]) -> Bool {
    keys.contains { isNear(key, $0.text) }
  }

  /// All spellings have the same letters and digits but for case, and for the end of a plural.
  private static func isNear(_ key: String, _ other: String) -> Bool {
    var left = key.utf8.makeIterator()
    var right = other.utf8.makeIterator()
    var (a, b) = (next(&left), next(&right))
    while let first = a, let second = b, first | 0x20 == second | 0x20 {
      (a, b) = (next(&left), next(&right))
    }
    // `ies` becomes `y`.
    var (rest, otherRest) = (0, 0)
    while a != nil, rest <= 3 { (a, rest) = (next(&left), rest + 1) }
    while b != nil, otherRest <= 1 { (b, otherRest) = (next(&right), otherRest + 1) }
    return rest <= 3 && otherRest <= 1
  }

  private static func next(_ bytes: inout String.UTF8View.Iterator) -> UInt8? {
    while let byte = bytes.next() {
      if isLetterOrDigit(byte) { return byte }
    }
    return nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Cursor.isLetter(byte) || Cursor.isDigit(byte)
  }

  // MARK: Conversions

  /// Words joined, each with an upper-case start.
  private static func joined(_ key: String, separator: Character?, startsUpper: Bool) -> String {
    var result = ""
    var startsWord = startsUpper
    var isFirst = startsUpper
    var last: Character = " "
    for character in trimmed(key) {
      guard character.isLetter || character.isNumber else {
        if !result.isEmpty { startsWord = true }
        continue
      }
      if character.isNumber {
        startsWord = true
        result.append(character)
      } else if startsWord || last.isLowercase && character.isUppercase {
        startsWord = false
        if let separator, !isFirst { result.append(separator) }
        result += ascii(character, upper: true)
        isFirst = false
      } else {
        last = character
        result += ascii(character, upper: false)
      }
    }
    return result
  }

  /// Words in lower case with a separator between them.
  private static func separated(_ key: String, by separator: Character) -> String {
    let characters = Array(trimmed(key))
    var result = ""
    var isFirst = true
    for (place, character) in characters.enumerated() {
      guard character.isLetter || character.isNumber else {
        if !isFirst {
          isFirst = true
          result.append(separator)
        }
        continue
      }
      let next = place + 1 < characters.count ? characters[place + 1] : nil
      let previous = place > 0 ? characters[place - 1] : nil
      let startsWord =
        !isFirst && (character.isUppercase || character.isNumber)
        && (next?.isLowercase == true || previous?.isLowercase == true)
      if startsWord { result.append(separator) }
      result += ascii(character, upper: false)
      isFirst = false
    }
    return result
  }

  private static func trimmed(_ key: String) -> Substring {
    guard let last = key.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return "" }
    return key[...last]
  }

  private static func ascii(_ character: Character, upper: Bool) -> String {
    guard character.isASCII else { return String(character) }
    return upper ? character.uppercased() : character.lowercased()
  }

  /// The last word without the end of an English plural.
  private static func withSingularEnd(_ text: String) -> String {
    guard let start = text.lastIndex(where: \.isUppercase) else { return text }
    return String(text[..<start] + singular(text[start...]))
  }

  private static func singular(_ word: Substring) -> Substring {
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    for end in ["sses", "xes", "ches", "shes"] where word.hasSuffix(end) {
      return word.dropLast(2)
    }
    if word.hasSuffix("ss") || !word.hasSuffix("s") { return word }
    return word.dropLast()
  }
}
