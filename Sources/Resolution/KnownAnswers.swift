/// What the solver has said of lists of facts, so that it is asked once.
///
/// A list is a place, to which each fact leads from the place of those before it.
struct KnownAnswers {
  /// Lists that are kept; for further ones the solver is asked each time.
  private static let maximumPlaces = 1 << 14

  /// What was found out, and whether for sure.
  typealias Found<Value> = (value: Value, isCertain: Bool)

  /// What facts leave of something that may be decided.
  struct Decision {
    let canHold: Bool
    /// It can be otherwise as well.
    let isFree: Bool
  }

  struct Place {
    fileprivate var next: [Fact: Int] = [:]
    var decisions: [Fact.Subject: Found<Decision>] = [:]
    /// The only value that is left, where one is.
    var values: [Variable: Found<String?>] = [:]
    /// Whether there is room for the default.
    var defaults: [Variable: Found<Bool>] = [:]
  }

  private var places = [Place()]

  /// The place after one more fact; `nil` where that is not kept.
  mutating func place(after place: Int?, _ fact: Fact) -> Int? {
    guard let place else { return nil }
    if let next = places[place].next[fact] { return next }
    guard places.count < Self.maximumPlaces else { return nil }
    places[place].next[fact] = places.count
    places.append(Place())
    return places.count - 1
  }

  subscript<Key: Hashable, Value>(
    place: Int?, _ answers: WritableKeyPath<Place, [Key: Found<Value>]>, key: Key
  ) -> Found<Value>? {
    get { place.flatMap { places[$0][keyPath: answers][key] } }
    set { if let place { places[place][keyPath: answers][key] = newValue } }
  }
}
