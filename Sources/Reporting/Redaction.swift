internal import Documents
internal import Findings

/// What of a template may be shown: literal values that are secret read `***`.
struct Redaction {
  /// Stands for every secret, whatever its length.
  static let token = "***"

  /// Ordered, disjoint and not empty.
  let ranges: [SourceRange]
  /// What the secrets say, longest first.
  private let values: [String]

  init(_ template: TemplateReport) {
    var merged: [SourceRange] = []
    for range in template.secrets where range.end > range.start {
      if let last = merged.last, range.start < last.end {
        merged[merged.count - 1] = last.union(range)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
    let texts = merged.map { Self.unquoted(template.source.string(in: $0)) }
    values = Set(texts.filter { !$0.isEmpty }).sorted {
      ($1.utf8.count, $0) < ($0.utf8.count, $1)
    }
  }

  /// Whether a secret stands in a range of the template.
  func touches(_ range: SourceRange) -> Bool {
    ranges.contains { $0.start < range.end && range.start < $0.end }
  }

  /// The text of a range of the template, secrets masked.
  func text(of range: SourceRange, in source: SourceText) -> String {
    var result = ""
    var start = range.start
    for secret in ranges where secret.start < range.end && range.start < secret.end {
      if secret.start > start { result += source.string(in: SourceRange(start, secret.start)) }
      result += Self.token
      start = secret.end
    }
    return result + (start < range.end ? source.string(in: SourceRange(start, range.end)) : "")
  }

  /// What a rule said, secrets masked: rules quote values.
  ///
  /// A secret of a few letters is masked only where it stands alone, or no word would be left.
  func message(_ message: String) -> String {
    var result = message
    for value in values where result.contains(value) {
      result = Self.replacing(value, in: result, onlyAlone: value.utf8.count < 6)
    }
    return result
  }

  private static func replacing(_ value: String, in text: String, onlyAlone: Bool) -> String {
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: value) {
      let before =
        range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      let isAlone = !isWordCharacter(before) && !isWordCharacter(after)
      result += rest[..<range.lowerBound]
      result += isAlone || !onlyAlone ? token : value
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 2, let first = text.first, first == text.last, first == "\"" || first == "'"
    else { return text }
    return String(text.dropFirst().dropLast())
  }
}
