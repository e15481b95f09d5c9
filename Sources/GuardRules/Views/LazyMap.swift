internal import Documents
internal import Guard
internal import Resolution

/// A mapping whose members are made when they are asked for, once for the same answers of a scenario.
final class LazyMap: GuardMap {
  /// What is known of a member.
  private enum Memory {
    case nothing
    /// It is the same in every scenario.
    case settled(GuardMember)
    case recollection(Recollection<GuardMember>)
  }

  let keys: [GuardKey]
  let mayHaveMore: Bool
  /// What stands under every other key.
  private let missing: GuardMember
  private let scenario: Scenario
  private let make: (GuardKey) -> GuardMember
  private let keysByType: ((String) -> ResourceKeys)?
  /// One for each of ``keys``.
  private var memories: [Memory]
  private lazy var places = Dictionary(
    zip(keys.map(\.text), keys.indices), uniquingKeysWith: { first, _ in first })

  /// Keys up to which looking through them is faster than a table.
  private static let maximumScanned = 16

  /// - Parameter make: rests on nothing that it has not asked of `scenario` itself.
  init(
    _ keys: [GuardKey], mayHaveMore: Bool = false, missing: GuardMember = .absent,
    in scenario: Scenario, byType keysByType: ((String) -> ResourceKeys)? = nil,
    _ make: @escaping (GuardKey) -> GuardMember
  ) {
    self.keys = keys
    self.mayHaveMore = mayHaveMore
    self.missing = missing
    self.scenario = scenario
    self.keysByType = keysByType
    self.make = make
    memories = keys.map { _ in .nothing }
  }

  func member(_ key: String) -> GuardMember {
    guard let place = place(of: key) else { return missing }
    switch memories[place] {
    case .settled(let member): return member
    case .recollection(let recollection): return member(at: place, recollection)
    case .nothing:
      guard !asksNothing(keys[place]) else {
        let member = make(keys[place])
        memories[place] = .settled(member)
        return member
      }
      let recollection = Recollection<GuardMember>()
      memories[place] = .recollection(recollection)
      return member(at: place, recollection)
    }
  }

  private func member(at place: Int, _ recollection: Recollection<GuardMember>) -> GuardMember {
    let member = recollection.value(in: scenario) { make(keys[place]) }
    if recollection.settled != nil { memories[place] = .settled(member) }
    return member
  }

  private func place(of key: String) -> Int? {
    keys.count > Self.maximumScanned ? places[key] : keys.firstIndex { $0.text == key }
  }

  /// A scalar is what is written, in every scenario.
  private func asksNothing(_ key: GuardKey) -> Bool { key.entry?.value.kind.isScalar == true }

  func keys(ofResourceType type: String) -> ResourceKeys? { keysByType?(type) }
}
