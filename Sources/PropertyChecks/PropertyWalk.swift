internal import Documents
internal import Findings
internal import PropertyTables
internal import Resolution
internal import Rules
internal import Templates

/// One walk over the written properties of a resource, which finds what there is to ask.
///
/// A value that is written out is judged on the way: only what is wrong, or hangs on something else, becomes a
/// question. Depth is bounded by the reader's.
struct PropertyWalk {
  /// A written value, what is declared of it, and how it is reached.
  struct Site {
    let node: Node
    let property: Property
    /// Names from `Properties` down, with dots between.
    let path: String
    /// The branches of `Fn::If` around it, outermost first.
    let facts: [Fact]
  }

  private let resource: Resource
  private let table: PropertyTable
  private let template: Template
  private let judge: ValueJudge
  private(set) var questions: [InspectionQuestion] = []

  init(_ resource: Resource, _ table: PropertyTable, in template: Template) {
    self.resource = resource
    self.table = table
    self.template = template
    judge = ValueJudge(owner: resource.logicalID)
  }

  mutating func visitResource() {
    guard resource.node.kind == .mapping, !holdsExpansion(resource.node) else { return }
    guard let properties = resource.properties else {
      askForMembers(of: table.root, in: [], [], at: Place(keyOf: resource.entry), "")
      return
    }
    visitRoot(properties, under: [])
  }

  /// `Properties` may be an `Fn::If`; of what is no mapping another rule speaks.
  private mutating func visitRoot(_ node: Node, under facts: [Fact]) {
    for (node, facts) in node.branches(under: facts)
    where node.kind == .mapping && Intrinsic(node) == nil {
      visitMembers(of: node, as: table.root, "", facts)
    }
  }

  // MARK: Values

  private mutating func visit(_ site: Site) {
    switch Intrinsic(site.node) {
    case .if:
      for (branch, facts) in site.node.branches(under: site.facts) {
        visit(
          Site(node: branch, property: site.property, path: site.path, facts: facts))
      }
    case .transform, .malformed, .unknown: break
    case let call?: visit(call, at: site)
    case nil: visitWritten(site)
    }
  }

  private mutating func visit(_ call: Intrinsic, at site: Site) {
    guard !isFit(call, for: site.property) else { return }
    let ruleIDs = site.property.faults.map(\.rawValue)
    guard !ruleIDs.isEmpty else { return }
    let judge = judge
    questions.append(
      InspectionQuestion(path: site.facts, ruleIDs: ruleIDs) { scenario in
        judge.answer(scenario.value(of: site.node), of: call, at: site)
      })
  }

  /// What a resource gives is what a property takes, where that is no list.
  private func isFit(_ call: Intrinsic, for property: Property) -> Bool {
    switch call {
    case .ref(let name):
      guard let name = name.text else { return true }
      if template.parameters[name] != nil { return false }
      // Of a name that is not declared another rule speaks.
      return property.isScalar || template.resources[name] == nil
    case .getAtt, .computedGetAtt, .importValue, .getStackOutput, .cidr, .getAZs: return true
    default: return false
    }
  }

  private mutating func visitWritten(_ site: Site) {
    let node = site.node
    switch (node.kind, site.property.kind) {
    case (.null, _), (.ambiguousNumber, _), (_, .json): break
    case (.mapping, .object):
      if let shape = table.shape(of: site.property) {
        visitMembers(of: node, as: shape, site.path, site.facts)
      }
    case (.mapping, .map(let keys, let values)):
      visitMap(site, keys: keys, values: values)
    case (.list, .list(let item)): visitItems(site, as: item)
    case (.mapping, _) where holdsFunction(node): break
    case (.mapping, _), (.list, _):
      add(.wrongType, judge.typeWords(of: node.kind, at: site), at: Place(node), site)
    default: visitScalar(site)
    }
  }

  private mutating func visitScalar(_ site: Site) {
    guard let text = site.node.scalarText else { return }
    if text.mayBeRewritten {
      let judge = judge
      questions.append(
        InspectionQuestion(path: site.facts, ruleIDs: site.property.faults.map(\.rawValue)) {
          judge.answer($0.value(of: site.node), of: nil, at: site)
        })
    } else if let found = judge.fault(in: text, written: site.node, at: site) {
      add(found.fault, found.message, at: Place(site.node), site)
    }
  }

  // MARK: Lists and maps

  private mutating func visitItems(_ site: Site, as item: Property) {
    let items = site.node.elements
    askForCount(items, at: site)
    if site.property.isUnique { findDuplicates(in: items, at: site) }
    for node in items {
      visit(Site(node: node, property: item, path: site.path, facts: site.facts))
    }
  }

  private mutating func visitMap(_ site: Site, keys: String, values: Property) {
    let node = site.node
    guard !holdsExpansion(node), !holdsFunction(node) else { return }
    askForCount(node.entries.map(\.value), at: site)
    for entry in node.entries {
      let path = "\(site.path).\(entry.key)"
      if !entry.key.mayBeRewritten, !SchemaPattern.matches(keys, entry.key) {
        add(
          .wrongPattern,
          "key '\(entry.key)' in \(judge.name(site.path)) does not match \(keys); write one that does",
          at: Place(keyOf: entry), site)
      }
      visit(Site(node: entry.value, property: values, path: path, facts: site.facts))
    }
  }

  /// How many of some written values are there is asked only where some may not be.
  private mutating func askForCount(_ values: [Node], at site: Site) {
    guard let bounds = site.property.count else { return }
    let sure = values.filter(isSurelyPresent).count
    guard !bounds.contain(Double(sure)) || !bounds.contain(Double(values.count)) else { return }
    let judge = judge
    ask(.wrongSize, site) { scenario in
      let count = values.filter { scenario.isPresent($0) }.count
      guard !bounds.contain(Double(count)) else { return nil }
      return Violation(
        judge.countWords(count, bounds, at: site), at: Place(site.node))
    }
  }

  private mutating func findDuplicates(in items: [Node], at site: Site) {
    var seen: [String: Site] = [:]
    for item in items.flatMap({ $0.branches(under: site.facts) }) {
      guard let spelling = item.node.spelling else { continue }
      let this = Site(
        node: item.node, property: site.property, path: site.path, facts: item.facts)
      guard let first = seen[spelling] else {
        seen[spelling] = this
        continue
      }
      let extra = item.facts.filter { !first.facts.contains($0) }
      add(
        .duplicate,
        "\(judge.name(site.path)) has \(spelling) twice; remove one", at: Place(item.node),
        Site(
          node: item.node, property: site.property, path: site.path,
          facts: first.facts + extra),
        related: [RelatedPlace("the first", at: first.node.range)])
    }
  }

  // MARK: Members

  private mutating func visitMembers(
    of node: Node, as shape: PropertyTable.Shape, _ path: String, _ facts: [Fact]
  ) {
    guard !holdsFunction(node) else { return }
    let isComplete = !holdsExpansion(node)
    for entry in node.entries where !Template.isExpansion(key: entry.key) {
      let own = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      if shape.readOnly.contains(entry.key) {
        add(
          .readOnly,
          "\(judge.name(own)) is set by the service and cannot be written; remove it", entry, facts)
      } else if let property = shape.members[entry.key] {
        visit(Site(node: entry.value, property: property, path: own, facts: facts))
      } else if isComplete, !shape.isOpen, !entry.key.mayBeRewritten {
        add(.unknownProperty, judge.unknownWords(entry.key, at: own, in: shape), entry, facts)
      }
    }
    guard isComplete else { return }
    let key = node.enclosingEntry.flatMap { $0.key.hasPrefix("Fn::") ? nil : $0 }
    askForMembers(
      of: shape, in: node.entries, facts,
      at: key.map { Place(keyOf: $0) } ?? Place(node), path)
  }

  private mutating func askForMembers(
    of shape: PropertyTable.Shape, in entries: [Entry], _ facts: [Fact],
    at place: Place, _ path: String
  ) {
    let values = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    for name in shape.required {
      let value = values[name]
      if let value, isSurelyPresent(value) { continue }
      let own = path.isEmpty ? name : "\(path).\(name)"
      let message = "\(judge.name(own)) is missing; \(shape.name) requires it"
      askForPresence(
        .missing, of: value.map { [$0] } ?? [], facts,
        Violation(message, at: place, discriminator: name))
    }
    guard !shape.requiresOneOf.isEmpty else { return }
    let written = shape.requiresOneOf.compactMap { values[$0] }
    guard !written.contains(where: isSurelyPresent) else { return }
    let names = shape.requiresOneOf.joined(separator: ", ")
    askForPresence(
      .noneOf, of: written, facts,
      Violation(
        "resource '\(judge.owner)' has none of \(names); \(shape.name) requires one", at: place))
  }

  private mutating func askForPresence(
    _ fault: PropertyFault, of values: [Node], _ facts: [Fact], _ violation: Violation
  ) {
    questions.append(
      InspectionQuestion(path: facts, ruleIDs: [fault.rawValue]) { scenario in
        values.contains { scenario.isPresent($0) }
          ? .sound : .fault(ruleID: fault.rawValue, violation)
      })
  }

  // MARK: Questions

  /// Something is wrong with a key, wherever its value is there.
  private mutating func add(
    _ fault: PropertyFault, _ message: String, _ entry: Entry, _ facts: [Fact]
  ) {
    let violation = Violation(message, at: Place(keyOf: entry))
    let value = entry.value
    questions.append(
      InspectionQuestion(path: facts, ruleIDs: [fault.rawValue]) { scenario in
        scenario.isPresent(value) ? .fault(ruleID: fault.rawValue, violation) : .sound
      })
  }

  private mutating func add(
    _ fault: PropertyFault, _ message: String, at spot: Place, _ site: Site,
    related: [RelatedPlace] = []
  ) {
    let violation = Violation(message, at: spot, related: related)
    ask(fault, site) { _ in violation }
  }

  private mutating func ask(
    _ fault: PropertyFault, _ site: Site, _ find: @escaping (Scenario) -> Violation?
  ) {
    guard site.property.judgedBy[fault.rawValue] == nil else { return }
    questions.append(
      InspectionQuestion(path: site.facts, ruleIDs: [fault.rawValue]) { scenario in
        find(scenario).map { .fault(ruleID: fault.rawValue, $0) } ?? .sound
      })
  }

  // MARK: What is written

  private func isSurelyPresent(_ node: Node) -> Bool {
    switch Intrinsic(node) {
    case .if: false
    case .ref(let name): name.text != "AWS::NoValue"
    default: true
    }
  }

  /// Members may come from a loop or a transform.
  private func holdsExpansion(_ node: Node) -> Bool {
    node.entries.contains { Template.isExpansion(key: $0.key) }
  }

  /// A function beside other keys: another rule speaks of it.
  private func holdsFunction(_ node: Node) -> Bool {
    node.entries.contains {
      $0.key == "Ref" || $0.key.hasPrefix("Fn::") && !Template.isExpansion(key: $0.key)
    }
  }
}

extension Node {
  /// One spelling for items of a list that are surely alike; `nil` where that is not seen.
  var spelling: String? {
    switch Intrinsic(self) {
    case .ref(let name): name.text.flatMap { $0 == "AWS::NoValue" ? nil : "the value of '\($0)'" }
    case .getAtt(let resource, .name(let attribute)): "the value of '\(resource).\(attribute)'"
    case nil: kind == .null ? nil : scalarText.flatMap { $0.mayBeRewritten ? nil : "'\($0)'" }
    default: nil
    }
  }
}
