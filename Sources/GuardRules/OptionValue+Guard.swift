internal import Findings
internal import Guard

extension OptionValue {
  /// The value in place of one that the file binds: a text in place of a regular expression is one.
  ///
  /// `nil` where it cannot be.
  func guardValue(inPlaceOf literal: GuardValue) -> GuardValue? {
    switch self {
    case .string(let text):
      literal.patternText == nil ? GuardValue(.string(text)) : GuardValue(pattern: text)
    case .integer(let number): GuardValue(.integer(number))
    case .real(let number): GuardValue(.real(number))
    case .boolean(let flag): GuardValue(.boolean(flag))
    case .list(let items):
      GuardValue(
        .list(
          items.compactMap { item in
            item.guardValue(inPlaceOf: literal.firstItem ?? GuardValue(.null))
          }))
    }
  }
}

extension GuardValue {
  fileprivate var firstItem: GuardValue? {
    if case .list(let items) = content { items.first } else { nil }
  }
}
