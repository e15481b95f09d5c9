internal import Documents
internal import Findings

/// Rules by an id, a name, or a prefix of either that ends in `*`; letter case does not matter.
struct RuleSelector: Hashable, Sendable {
  /// As it is written.
  let text: String
  private let start: String
  let isPrefix: Bool

  init(_ text: String) {
    self.text = text
    isPrefix = text.hasSuffix("*")
    start = (isPrefix ? String(text.dropLast()) : text).lowercased()
  }

  /// The longer of two that mean a rule decides; all of a name is longer than any prefix.
  var exactness: Int { isPrefix ? start.utf8.count : .max }

  /// Means the same rules.
  func isSame(as other: RuleSelector) -> Bool { start == other.start && isPrefix == other.isPrefix }

  /// The rules that are meant, in their order.
  ///
  /// - Throws: ``NothingMatches`` where none is.
  func matches(in rules: [RuleMetadata]) throws(NothingMatches) -> [RuleMetadata] {
    let found = rules.filter { matches($0.id) || matches($0.name) }
    guard found.isEmpty else { return found }
    throw isPrefix ? nothingBegins(rules) : nothingIs(rules)
  }

  private func matches(_ name: String) -> Bool {
    let name = name.lowercased()
    return isPrefix ? name.hasPrefix(start) : name == start
  }

  /// What there is none of, and what to do.
  struct NothingMatches: Error {
    let message: String
  }

  private static let catalogue = "see 'cogcheck rules'"

  private func nothingIs(_ rules: [RuleMetadata]) -> NothingMatches {
    let near = text.nearest(in: rules.flatMap { [$0.id, $0.name] })
    let hint = near.map { "did you mean '\($0)'?" } ?? Self.catalogue
    return NothingMatches(message: "there is no rule '\(text)'; \(hint)")
  }

  private func nothingBegins(_ rules: [RuleMetadata]) -> NothingMatches {
    let length = start.count
    let near = start.nearest(in: Set(rules.map { String($0.id.prefix(length)) }).sorted())
    let hint = near.map { "did you mean '\($0)*'?" } ?? Self.catalogue
    return NothingMatches(
      message: "there is no rule that begins with '\(text.dropLast())'; \(hint)")
  }
}
