/// An item of a list that satisfies a test.
public struct FoundItem {
  /// There is one; open where one that is not decided may be it.
  public let isThere: Truth
  /// The first; `nil` unless there surely is one.
  public let value: Value?

  /// What was found.
  public init(isThere: Truth, value: Value?) {
    self.isThere = isThere
    self.value = value
  }
}

extension Value {
  /// The first item whose text satisfies a test.
  public func firstItem(where test: (Text) -> Truth) -> FoundItem { items.firstItem(where: test) }
}

extension [Value] {
  /// The first value whose text satisfies a test.
  public func firstItem(where test: (Text) -> Truth) -> FoundItem {
    var isThere = Truth.no
    for item in self {
      switch item.asText.map(test) ?? .no {
      case .yes: return FoundItem(isThere: .yes, value: item)
      case .open: isThere = .open
      case .no: break
      }
    }
    return FoundItem(isThere: isThere, value: nil)
  }
}
