import Documents
import Guard
import Testing

/// Two resources that tell what they know of their types.
private final class Resources: GuardMap {
  enum Knowledge: CaseIterable {
    case nothing, perhaps, certain
  }

  let keys = [GuardKey("A"), GuardKey("B")]
  let mayHaveMore = false
  private let knowledge: Knowledge

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }

  func member(_ key: String) -> GuardMember {
    switch key {
    case "A": Self.resource(#"{"Type": "T::A", "Size": 1}"#)
    case "B": Self.resource(#"{"Type": "T::B", "Size": 2}"#)
    default: .absent
    }
  }

  private static func resource(_ json: String) -> GuardMember {
    (try? PartlyOpen(json)).map { .value($0.value) } ?? .absent
  }

  func keys(ofResourceType type: String) -> ResourceKeys? {
    switch knowledge {
    case .nothing: nil
    case .perhaps: ResourceKeys(perhaps: keys)
    case .certain: ResourceKeys(certain: keys.filter { type == "T::\($0.text)" })
    }
  }
}

@Test(
  arguments: [
    ("Resources.*[ Type == 'T::A' ] !empty", GuardStatus.pass),
    ("Resources.*[ Type == 'T::C' ] empty", .pass),
    ("Resources.*[ Type == 'T::B' ].Size == 2", .pass),
    ("Resources.*[ Type == 'T::B' ].Size == 1", .fail),
    ("Resources.*[ Type == 'T::B' ].Other exists", .fail),
    ("Resources.*[ Type == 'T::B'\n Size == 1 ] empty", .pass),
    ("Resources.*[ Type == 'T::B'\n Size == 2 ] !empty", .pass),
    ("Resources.*[ Type == 'T::B'\n Size == 2 ].Size == 2", .pass),
    ("Resources.*[ Type == 'T::B'\n when Size == 1 { Other exists } ].Size == 2", .pass),
    ("Resources[ Type == 'T::A' ].Size == 1", .pass),
    ("Resources[ Type == 'T::A'\n Size == 2 ] empty", .pass),
    ("Resources[ key | Type == 'T::A' ] !empty\n %key == 'A'", .pass),
  ], Resources.Knowledge.allCases)
private func `what is known of resources changes nothing about what is chosen by type`(
  _ it: (clauses: String, status: GuardStatus), _ knowledge: Resources.Knowledge
) throws {
  let file = try RulesFile(parsing: Array("rule t { \(it.clauses) }".utf8))
  let root = PartlyOpenRoot(Resources(knowledge)).value
  #expect(try Evaluation(of: file, on: root).verdict(ofRuleAt: 0).status == it.status)
}

/// A document of resources alone.
private final class PartlyOpenRoot: GuardMap {
  let keys = [GuardKey("Resources")]
  let mayHaveMore = false
  private let resources: Resources

  init(_ resources: Resources) { self.resources = resources }

  var value: GuardValue { GuardValue(.map(self)) }

  func member(_ key: String) -> GuardMember {
    key == "Resources" ? .value(GuardValue(.map(resources))) : .absent
  }
}
