internal import Documents
public import Findings
public import Templates

/// Which resource waits for which: by what it refers to, and by `DependsOn`.
public struct DependencyGraph {
  /// One resource waits for another.
  public struct Edge: Sendable {
    /// The logical id of the one that waits.
    public let from: String
    /// The logical id of the other.
    public let to: String
    fileprivate let cause: Cause

    /// What makes it wait; made when it is asked for, since few edges are reported.
    public var place: Place {
      switch cause {
      case .reference(let reference): reference.place
      case .dependsOn(let node): Place(node)
      }
    }
  }

  fileprivate enum Cause: Sendable {
    case reference(Reference)
    case dependsOn(Node)
  }

  /// Edges that are looked at for circles; what is behind them waits until these are broken.
  private static let maximumSteps = 2_000_000

  /// By place.
  private let resources: [String]
  /// The edges from each resource and the place where each leads, by place.
  private var edges: [[(edge: Edge, to: Int)]]

  /// The graph of a template's resources; of several edges between two, the first written.
  ///
  /// - Parameters:
  ///   - references: what resources name; that of others than `resources` is passed over.
  ///   - resources: those that the graph is about, in written order.
  public init(_ references: [Reference], among resources: [Resource]) {
    self.resources = resources.map(\.logicalID)
    edges = Array(repeating: [], count: resources.count)
    let places = Dictionary(
      resources.enumerated().map { ($0.element.logicalID, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var known: Set<Int> = []
    func add(_ from: String, _ to: String, _ cause: Cause) {
      // SAM makes several resources of one of its own: which of them waits is not seen.
      guard let start = places[from], !resources[start].isOfSAM, let end = places[to],
        known.insert(start * resources.count + end).inserted
      else { return }
      edges[start].append((Edge(from: from, to: to, cause: cause), end))
    }
    for reference in references {
      guard case .resource(let from) = reference.owner else { continue }
      switch reference.target {
      case .name(let to), .attribute(let to, _): add(from, to, .reference(reference))
      case .condition, .malformed: break
      }
    }
    for resource in resources {
      for node in resource.dependsOn {
        // A resource that names itself there is TPL086's business.
        guard let to = node.string, to != resource.logicalID else { continue }
        add(resource.logicalID, to, .dependsOn(node))
      }
    }
  }

  /// The resources that are in a circle.
  public func findCandidates() -> Set<String> {
    let circles = components()
    return Set(resources.indices.filter { isInCircle($0, circles) }.map { resources[$0] })
  }

  /// For each resource of a circle, in written order, the shortest one through it; none twice.
  public func findCircles() -> [[Edge]] {
    let components = components()
    var circles: [[Edge]] = []
    var seen: Set<String> = []
    var steps = 0
    for place in resources.indices
    where isInCircle(place, components) && !seen.contains(resources[place]) {
      guard let circle = shortestCircle(through: place, components, &steps) else { continue }
      seen.formUnion(circle.map(\.from))
      circles.append(circle)
    }
    return circles
  }

  /// It waits for something that waits for it, be it through others.
  private func isInCircle(_ place: Int, _ components: [Int]) -> Bool {
    edges[place].contains { components[$0.to] == components[place] }
  }

  /// Breadth first from a resource back to itself.
  private func shortestCircle(
    through start: Int, _ components: [Int], _ steps: inout Int
  ) -> [Edge]? {
    var arrivals: [Int: (edge: Edge, from: Int)] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      for (edge, end) in edges[place] where components[end] == components[start] {
        steps += 1
        guard steps <= Self.maximumSteps else { return nil }
        guard arrivals[end] == nil else { continue }
        arrivals[end] = (edge, place)
        if end == start { return path(to: start, arrivals) }
        queue.append(end)
      }
    }
    return nil
  }

  private func path(to start: Int, _ arrivals: [Int: (edge: Edge, from: Int)]) -> [Edge] {
    var path: [Edge] = []
    var place = start
    while let (edge, from) = arrivals[place] {
      path.append(edge)
      place = from
      if place == start { break }
    }
    return path.reversed()
  }

  /// For each resource a number that it shares with those that it waits for and that wait for it.
  ///
  /// Tarjan's algorithm with a stack of its own, so that a long chain costs no levels of calls; each edge is
  /// looked at once.
  private func components() -> [Int] {
    var components = Array(repeating: -1, count: resources.count)
    var order = Array(repeating: -1, count: resources.count)
    var lowest = order
    var open: [Int] = []
    var visits: [(place: Int, next: Int)] = []
    var count = 0
    for root in resources.indices where order[root] < 0 {
      visits.append((root, 0))
      while let (place, next) = visits.last {
        if next == 0 {
          order[place] = count
          lowest[place] = count
          count += 1
          open.append(place)
        }
        if next < edges[place].count {
          visits[visits.count - 1].next += 1
          let end = edges[place][next].to
          if order[end] < 0 {
            visits.append((end, 0))
          } else if components[end] < 0 {
            lowest[place] = min(lowest[place], order[end])
          }
          continue
        }
        visits.removeLast()
        if let above = visits.last { lowest[above.place] = min(lowest[above.place], lowest[place]) }
        guard lowest[place] == order[place] else { continue }
        while let member = open.popLast() {
          components[member] = place
          if member == place { break }
        }
      }
    }
    return components
  }
}
