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
  /// One that surely does comes before those that may. A value that is no list is its only item.
  public func item(saying text: String) -> ListedItem? {
    var candidate: ListedItem?
    for item in items {
      switch item.asText?.equals(Text(text)) {
      case .yes: return ListedItem(value: item, isSure: true)
      case .open: candidate = candidate ?? ListedItem(value: item, isSure: false)
      case .no, nil: break
      }
    }
    return candidate
  }

  /// Whether it says `text`, or holds an item that does; what is absent says nothing.
  public func says(_ text: String) -> Truth {
    switch item(saying: text)?.isSure {
    case true?: .yes
    case false?: .open
    case nil: .no
    }
  }
}
