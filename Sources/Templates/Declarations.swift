public import Documents

/// What a section declares: in written order, and by name.
public struct Declarations<Item: Sendable>: Sendable {
  /// Everything the section declares, in written order.
  public let all: [Item]
  private let places: [String: Int]

  /// `make` gives `nil` for an entry that declares nothing.
  init(_ section: Node?, _ make: (Entry) -> Item?) {
    var all: [Item] = []
    var places: [String: Int] = [:]
    if let section {
      for entry in section.entries {
        guard let item = make(entry) else { continue }
        places[entry.key] = all.count
        all.append(item)
      }
    }
    self.all = all
    self.places = places
  }

  /// What is declared under a name.
  public subscript(name: String) -> Item? { places[name].map { all[$0] } }

  /// The declared names, in no order.
  public var names: some Collection<String> { places.keys }
}

/// A named entry of a section that needs no more structure here: a mapping, a condition, an output.
public struct Declaration: Sendable {
  /// The name under which it stands.
  public let name: String
  /// Its key and value.
  public let entry: Entry

  init?(_ entry: Entry) {
    guard !Expansion.isLoopOrTransform(entry.key) else { return nil }
    name = entry.key
    self.entry = entry
  }

  /// The declared value.
  public var value: Node { entry.value }
}
