/// Collects the nodes of one document; both readers build with it.
struct TreeBuilder: ~Copyable {
  private(set) var records: [NodeStore.Record] = []
  private(set) var texts: [String] = []
  private(set) var elements: [Int32] = []
  private(set) var entries: [NodeStore.EntryRecord] = []
  private(set) var duplicateKeys: [DuplicateKey] = []
  var firstAlias: SourceRange?

  /// A member of a mapping that is still being read.
  struct Member {
    var key: String
    var keyRange: SourceRange
    var value: Int32
  }

  /// `bytes` is the size of the text, from which room is reserved.
  init(forTextOf bytes: Int) {
    records.reserveCapacity(bytes / 16)
    texts.reserveCapacity(bytes / 10)
    entries.reserveCapacity(bytes / 24)
  }

  mutating func addScalar(_ kind: Node.Kind, _ text: String, at range: SourceRange) -> Int32 {
    add(kind, range, first: intern(text), count: 0)
  }

  mutating func addList(_ items: ArraySlice<Int32>, at range: SourceRange) -> Int32 {
    let first = Int32(elements.count)
    elements.append(contentsOf: items)
    let list = add(.list, range, first: first, count: Int32(items.count))
    for item in items {
      records[Int(item)].parent = list
      // A copy still says where its original stands.
      records[Int(item)].entry = -1
    }
    return list
  }

  /// Of equal keys the last one counts, at its own place.
  ///
  /// Each further one is remembered as a duplicate.
  mutating func addMapping(_ members: ArraySlice<Member>, at range: SourceRange) -> Int32 {
    let members = lastOfEachKey(members)
    let first = Int32(entries.count)
    for member in members {
      entries.append(
        NodeStore.EntryRecord(
          key: intern(member.key), keyRange: member.keyRange, value: member.value))
    }
    let mapping = add(.mapping, range, first: first, count: Int32(members.count))
    for (index, member) in members.enumerated() {
      records[Int(member.value)].parent = mapping
      records[Int(member.value)].entry = first + Int32(index)
    }
    return mapping
  }

  /// Remembers that `key` stands again at `range` in a mapping that held it at `first`.
  ///
  /// `lost` is the value that it replaces.
  mutating func noteDuplicate(
    _ key: String, at range: SourceRange, first: SourceRange, lost: SourceRange
  ) {
    duplicateKeys.append(DuplicateKey(key: key, range: range, first: first, lostValue: lost))
  }

  /// Why a copy was not made.
  enum CopyLimit: Error {
    case nodes
    case levels
  }

  /// A second, independent copy of a finished subtree, with the places of the original.
  ///
  /// It may nest by `levels` and add `budget` nodes, of which it takes what it uses.
  mutating func copy(
    _ node: Int32, levels: Int, budget: inout Int
  ) throws(CopyLimit) -> Int32 {
    budget -= 1
    guard budget >= 0 else { throw .nodes }
    let record = records[Int(node)]
    guard record.kind.isScalar || levels > 0 else { throw .levels }
    switch record.kind {
    case .list:
      var items: [Int32] = []
      for index in Int(record.first)..<Int(record.first + record.count) {
        items.append(try copy(elements[index], levels: levels - 1, budget: &budget))
      }
      return addList(items[...], at: record.range)
    case .mapping:
      let members = try copyMembers(of: node, levels: levels - 1, budget: &budget)
      return addMapping(members[...], at: record.range)
    default:
      records.append(record)
      return Int32(records.count - 1)
    }
  }

  /// Copies of the members of a finished mapping, under the limits of ``copy(_:levels:budget:)``.
  mutating func copyMembers(
    of mapping: Int32, levels: Int, budget: inout Int
  ) throws(CopyLimit) -> [Member] {
    let record = records[Int(mapping)]
    guard record.kind == .mapping else { return [] }
    var members: [Member] = []
    for index in Int(record.first)..<Int(record.first + record.count) {
      let entry = entries[index]
      let value = try copy(entry.value, levels: levels, budget: &budget)
      members.append(
        Member(key: texts[Int(entry.key)], keyRange: entry.keyRange, value: value))
    }
    return members
  }

  /// The items of a finished list; `nil` for any other node.
  func items(of node: Int32) -> [Int32]? {
    let record = records[Int(node)]
    guard record.kind == .list else { return nil }
    return Array(elements[Int(record.first)..<Int(record.first + record.count)])
  }

  func kind(of node: Int32) -> Node.Kind { records[Int(node)].kind }

  func text(of node: Int32) -> String? {
    let record = records[Int(node)]
    return record.kind.isScalar ? texts[Int(record.first)] : nil
  }

  func range(of node: Int32) -> SourceRange { records[Int(node)].range }

  /// Below this many members, comparing all keys is quicker than hashing them.
  private static let smallMapping = 8

  private mutating func lastOfEachKey(_ members: ArraySlice<Member>) -> [Member] {
    guard hasEqualKeys(members) else { return Array(members) }
    var places: [ExactText: Int] = [:]
    var firsts: [ExactText: SourceRange] = [:]
    var kept: [Member?] = []
    for member in members {
      let key = ExactText(member.key)
      if let place = places[key], let first = firsts[key] {
        let lost = kept[place].map { records[Int($0.value)].range } ?? first
        kept[place] = nil
        noteDuplicate(member.key, at: member.keyRange, first: first, lost: lost)
      } else {
        firsts[key] = member.keyRange
      }
      places[key] = kept.count
      kept.append(member)
    }
    return kept.compactMap(\.self)
  }

  private func hasEqualKeys(_ members: ArraySlice<Member>) -> Bool {
    guard members.count > Self.smallMapping else {
      return members.indices.contains { index in
        members[members.startIndex..<index].contains { $0.key.hasSameBytes(as: members[index].key) }
      }
    }
    return Set(members.lazy.map { ExactText($0.key) }).count < members.count
  }

  private mutating func add(
    _ kind: Node.Kind, _ range: SourceRange, first: Int32, count: Int32
  ) -> Int32 {
    records.append(
      NodeStore.Record(kind: kind, range: range, parent: -1, first: first, count: count))
    return Int32(records.count - 1)
  }

  private mutating func intern(_ text: String) -> Int32 {
    texts.append(text)
    return Int32(texts.count - 1)
  }
}
