internal import Documents
internal import Findings
internal import PropertyTables
internal import Resolution
public import Rules
public import Templates

/// The tags of resources of any type that has some.
///
/// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
public struct TagInspection: ResourceInspection {
  /// The rule that speaks of what it finds.
  public static let ruleID = "TPL095"

  /// An inspection.
  public init() {}

  /// No other is called so.
  public var name: String { "tags" }

  /// What is to ask of a resource that writes tags.
  public func inspect(_ resource: Resource, in template: Template) -> Inspection {
    guard let property = KnownType.named(resource.type)?.tagProperty,
      let properties = resource.properties
    else { return .notApplicable }
    let tags = properties.branches(under: []).compactMap { branch in
      branch.node.entry(property).map { (node: $0.value, facts: branch.facts) }
    }
    guard !tags.isEmpty else { return .notApplicable }
    guard !template.mayHaveMoreProperties else {
      return .undecided("a macro that is not run may change the tags")
    }
    var walk = TagWalk(
      owner: resource.logicalID, hasTable: PropertyTable.types.contains(resource.type))
    for (node, facts) in tags { walk.visit(node, under: facts) }
    return .questions(walk.questions)
  }
}

/// One walk over the tags of a resource.
private struct TagWalk {
  let owner: String
  /// Other rules speak of what a tag lacks.
  let hasTable: Bool
  private(set) var questions: [InspectionQuestion] = []

  private static let reservedStart = "aws:"
  private static let longestKey = 128
  private static let longestValue = 256

  init(owner: String, hasTable: Bool) {
    self.owner = owner
    self.hasTable = hasTable
  }

  mutating func visit(_ tags: Node, under facts: [Fact]) {
    for (node, facts) in tags.branches(under: facts) where Intrinsic(node) == nil {
      switch node.kind {
      case .list: visitList(node.elements.flatMap { $0.branches(under: facts) })
      case .mapping: visitMap(node, under: facts)
      default: break
      }
    }
  }

  private mutating func visitMap(_ map: Node, under facts: [Fact]) {
    for entry in map.entries where !Template.isExpansion(key: entry.key) {
      if !entry.key.mayBeRewritten, let fault = keyFault(entry.key) {
        add(fault, at: Place(keyOf: entry), facts)
      }
      askForText(of: entry.value, facts, valueFault)
    }
  }

  private mutating func visitList(_ items: [(node: Node, facts: [Fact])]) {
    var seen: [String: (key: Node, facts: [Fact])] = [:]
    for (item, facts) in items where item.kind == .mapping && Intrinsic(item) == nil {
      guard let key = item["Key"] else {
        let isComplete = !item.entries.contains { Template.isExpansion(key: $0.key) }
        if isComplete, !hasTable {
          add("tag of '\(owner)' has no Key; name it", at: Place(item), facts)
        }
        continue
      }
      askForText(of: key, facts, keyFault)
      if let value = item["Value"] { askForText(of: value, facts, valueFault) }
      guard let spelling = key.spelling else { continue }
      if let first = seen[spelling] {
        let facts = first.facts + facts.filter { !first.facts.contains($0) }
        add(
          "tag key \(spelling) of '\(owner)' appears twice; remove one", at: Place(key), facts,
          related: [RelatedPlace("the first", at: first.key.range)])
      } else {
        seen[spelling] = (key, facts)
      }
    }
  }

  // MARK: Texts

  private func keyFault(_ key: String) -> String? {
    let count = key.unicodeScalars.count
    if count == 0 || count > Self.longestKey {
      return "a tag key of '\(owner)' has \(count) characters; write 1 to \(Self.longestKey)"
    }
    guard key.hasPrefix(Self.reservedStart) else { return nil }
    return
      "tag key '\(key)' of '\(owner)' begins with \(Self.reservedStart), which AWS reserves; choose another"
  }

  private func valueFault(_ value: String) -> String? {
    let count = value.unicodeScalars.count
    guard count > Self.longestValue else { return nil }
    return "a tag value of '\(owner)' has \(count) characters; the most is \(Self.longestValue)"
  }

  /// What a deployment may choose is no news.
  private mutating func askForText(
    of node: Node, _ facts: [Fact], _ fault: @escaping (String) -> String?
  ) {
    for (node, facts) in node.branches(under: facts) {
      if Intrinsic(node) != nil {
        ask(facts) { scenario in
          let value = scenario.value(of: node)
          return value.knownText.flatMap { $0.mayBeRewritten ? nil : fault($0) }.map {
            Violation($0, at: node, related: value.relatedPlaces)
          }
        }
      } else if let text = node.scalarText, !text.mayBeRewritten, let message = fault(text) {
        add(message, at: Place(node), facts)
      }
    }
  }

  // MARK: Questions

  private mutating func add(
    _ message: String, at place: Place, _ facts: [Fact], related: [RelatedPlace] = []
  ) {
    let violation = Violation(message, at: place, related: related)
    ask(facts) { _ in violation }
  }

  private mutating func ask(_ facts: [Fact], _ find: @escaping (Scenario) -> Violation?) {
    let ruleID = TagInspection.ruleID
    questions.append(
      InspectionQuestion(path: facts, ruleIDs: [ruleID]) { scenario in
        find(scenario).map { .fault(ruleID: ruleID, $0) } ?? .sound
      })
  }
}
