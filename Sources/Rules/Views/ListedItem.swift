public import Resolution

/// The item of a list that says some text, or may say it.
public struct ListedItem {
  /// The item; the whole list where that is open.
  public let value: Value
  /// It says the text; else the template leaves open whether it does.
  public let isSure: Bool
}

extension Value {
  /// The item of a list that says `text`, exact in letter case; `nil` where none can.
  ///
  /// One that surely does comes before those that may.
  public func item(saying text: String) -> ListedItem? {
    var candidate: ListedItem?
    for item in items {
      switch item.asText?.compare(Text(text)) {
      case .equal: return ListedItem(value: item, isSure: true)
      case .undecided: candidate = candidate ?? ListedItem(value: item, isSure: false)
      case .different, nil: break
      }
    }
    return candidate
  }
}
