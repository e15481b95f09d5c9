internal import Documents
internal import Templates

/// `Fn::FindInMap`: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
extension Evaluator {
  func findInMap(
    _ map: Node, _ top: Node, _ second: Node, _ fallback: Node?, at node: Node
  ) -> Value {
    let keys = [top, second].map { value(of: $0) }
    let map = value(of: map)
    func openAtom() -> Atom {
      atom("map", [map] + keys + (fallback.map { [value(of: $0)] } ?? []))
    }
    guard let name = map.knownText else { return make(.open(openAtom()), node) }
    guard let mapping = template.mappings[name] else {
      return fallback.map { make(value(of: $0).content, node) } ?? open("map", node)
    }
    switch find(keys, in: Candidates(mapping.value), hasFallback: fallback != nil) {
    case .leaf(let leaf):
      let place = RelatedPlace("value in mapping '\(name)'", at: leaf.range)
      return make(content(ofLeaf: leaf), node, relatedPlaces: [place])
    case .none:
      return fallback.map { make(value(of: $0).content, node) } ?? open("map", node)
    case .open:
      let isText = mapping.holdsScalarsOnly && fallback?.kind.isScalar ?? true
      let atom = openAtom()
      return make(isText ? .scalar(Text(atom), .string) : .open(atom), node)
    }
  }

  private enum Found {
    case leaf(Node)
    /// No value is there.
    case none
    /// The keys do not tell, and the values differ.
    case open
  }

  /// Follows the keys; where one is not known, the scenario decides which it is.
  private func find(_ keys: [Value], in candidates: Candidates, hasFallback: Bool) -> Found {
    guard let key = keys.first else { return candidates.nodes.first.map { .leaf($0) } ?? .none }
    let rest = Array(keys.dropFirst())
    if let known = key.knownText {
      return find(rest, in: candidates.members(known), hasFallback: hasFallback)
    }
    // What the run gives is thrown away.
    if case .decided(let scenario) = parameters, scenario.isStale { return .open }
    let groups = candidates.groups(below: rest.first?.knownText)
    if groups.count == 1, !hasFallback {
      return find(rest, in: groups[0].candidates, hasFallback: false)
    }
    guard case .decided(let scenario) = parameters, let text = key.asText else { return .open }
    for (place, group) in groups.enumerated() {
      let subject = Fact.Subject.key(text, oneOf: group.keys)
      if place == groups.count - 1, !hasFallback {
        // The template deploys with a key of the mapping only.
        scenario.assume(subject)
      } else if !scenario.decide(subject) {
        continue
      }
      return find(rest, in: group.candidates, hasFallback: hasFallback)
    }
    return .none
  }

  /// A mapping holds no functions.
  private func content(ofLeaf leaf: Node) -> Value.Content {
    leaf.kind == .mapping
      ? .open(Atom(.derived("leaf:@\(leaf.ordinal)"))) : embedded().value(of: leaf).content
  }
}

/// What a key leads to in a mapping.
private struct Candidates {
  let nodes: [Node]

  init(_ node: Node?) { nodes = node.map { [$0] } ?? [] }

  func members(_ key: String) -> Candidates { Candidates(nodes.first?[key]) }

  /// Keys apart by what stands below them; those with nothing there are left out.
  ///
  /// - Parameter next: the key that is followed below, where it is known.
  func groups(below next: String?) -> [(keys: [String], candidates: Candidates)] {
    var groups: [(keys: [String], candidates: Candidates)] = []
    var places: [String: Int] = [:]
    for entry in nodes.first?.entries ?? [] {
      guard let end = next.map({ entry.value[$0] }) ?? entry.value else { continue }
      let isText = end.kind.isScalar && end.kind != .ambiguousNumber
      let spelling = isText ? "\(end.scalarText ?? "")" : "\u{0}\(end.ordinal)"
      if let place = places[spelling] {
        groups[place].keys.append(entry.key)
      } else {
        places[spelling] = groups.count
        groups.append(([entry.key], Candidates(entry.value)))
      }
    }
    return groups
  }
}

extension Declaration {
  fileprivate var holdsScalarsOnly: Bool {
    value.entries.allSatisfy { top in top.value.entries.allSatisfy { $0.value.kind.isScalar } }
  }
}
