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

  private let resources: [String]
  private var edges: [String: [Edge]] = [:]

  /// The graph of a template's resources; of several edges between two, the first written.
  ///
  /// - Parameters:
  ///   - references: what resources name; that of others than `resources` is passed over.
  ///   - resources: those that the graph is about, in written order.
  public init(_ references: [Reference], among resources: [Resource]) {
    let known = Dictionary(
      resources.map { ($0.logicalID, $0) }, uniquingKeysWith: { first, _ in first })
    self.resources = resources.map(\.logicalID)
    for reference in references {
      guard case .resource(let from) = reference.owner else { continue }
      switch reference.target {
      case .name(let to), .attribute(let to, _): add(from, to, .reference(reference), known)
      case .condition, .malformed: break
      }
    }
    for resource in resources {
      for node in resource.dependsOn {
        // A resource that names itself there is TPL086's business.
        guard let to = node.string, to != resource.logicalID else { continue }
        add(resource.logicalID, to, .dependsOn(node), known)
      }
    }
  }

  private mutating func add(
    _ from: String, _ to: String, _ cause: Cause, _ known: [String: Resource]
  ) {
    // SAM makes several resources of one of its own: which of them waits is not seen.
    guard let resource = known[from], !resource.isOfSAM, known[to] != nil,
      edges[from]?.contains(where: { $0.to == to }) != true
    else { return }
    edges[from, default: []].append(Edge(from: from, to: to, cause: cause))
  }

  /// The resources that can be in a circle at all: what nobody waits for, or what waits for nobody, is in none.
  public func findCandidates() -> Set<String> {
    var candidates = Set(resources)
    var isShrinking = true
    while isShrinking {
      let awaited = Set(candidates.flatMap { edges[$0, default: []].map(\.to) })
      let left = candidates.filter { name in
        awaited.contains(name) && edges[name, default: []].contains { candidates.contains($0.to) }
      }
      isShrinking = left.count < candidates.count
      candidates = left
    }
    return candidates
  }

  /// For each resource of a circle, in written order, the shortest one through it; none twice.
  ///
  /// Each edge is looked at once for every candidate.
  public func findCircles() -> [[Edge]] {
    let candidates = findCandidates()
    var circles: [[Edge]] = []
    var seen: Set<String> = []
    for resource in resources where candidates.contains(resource) && !seen.contains(resource) {
      guard let circle = shortestCircle(through: resource, candidates) else { continue }
      seen.formUnion(circle.map(\.from))
      circles.append(circle)
    }
    return circles
  }

  /// Breadth first from the resource back to itself.
  private func shortestCircle(through start: String, _ candidates: Set<String>) -> [Edge]? {
    var arrivals: [String: Edge] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let name = queue[next]
      next += 1
      for edge in edges[name, default: []] where candidates.contains(edge.to) {
        guard arrivals[edge.to] == nil else { continue }
        arrivals[edge.to] = edge
        if edge.to == start { return path(to: start, arrivals) }
        queue.append(edge.to)
      }
    }
    return nil
  }

  private func path(to start: String, _ arrivals: [String: Edge]) -> [Edge] {
    var path: [Edge] = []
    var name = start
    while let edge = arrivals[name], path.count <= arrivals.count {
      path.append(edge)
      name = edge.from
      if name == start { break }
    }
    return path.reversed()
  }
}
