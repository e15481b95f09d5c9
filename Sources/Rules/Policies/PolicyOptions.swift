internal import Findings
internal import PolicyLanguage

extension OptionValue {
  /// The value in place of one that the file binds: a text in place of a regular expression is one.
  ///
  /// `nil` where it cannot be.
  func policyValue(inPlaceOf literal: PolicyValue) -> PolicyValue? {
    switch self {
    case .string(let text):
      literal.patternText == nil ? PolicyValue(.string(text)) : PolicyValue(pattern: text)
    case .integer(let number): PolicyValue(.integer(number))
    case .real(let number): PolicyValue(.real(number))
    case .boolean(let flag): PolicyValue(.boolean(flag))
    case .list(let items):
      PolicyValue(
        .list(
          items.compactMap { item in
            item.policyValue(inPlaceOf: literal.firstItem ?? PolicyValue(.null))
          }))
    }
  }
}

extension PolicyValue {
  fileprivate var firstItem: PolicyValue? {
    if case .list(let items) = content { items.first } else { nil }
  }
}
