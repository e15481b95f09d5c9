internal import Documents
public import Resolution
public import Templates

/// Which resource waits for which, as far as the template writes it: a macro may add to it.
extension Scenario {
  /// Whether a resource is created after another: it refers to it or names it in `DependsOn`, or does so by others.
  ///
  /// Decides only the conditions that the answer hangs on.
  public func depends(_ resource: Resource, on other: Resource) -> Bool {
    let mayLead = resources(from: resource, leadingTo: other)
    guard mayLead.contains(resource.logicalID) else { return false }
    var seen: Set<String> = [resource.logicalID]
    var queue = [resource]
    while let next = queue.popLast() {
      // A resource that is not created holds nobody up.
      for name in awaited(by: next, references(of: next))
      where mayLead.contains(name) && seen.insert(name).inserted {
        guard let found = template.resources[name], exists(found) else { continue }
        if name == other.logicalID { return true }
        queue.append(found)
      }
    }
    return false
  }

  /// Asks that a resource wait for another; open where a macro may make it wait.
  public func judgeOrder(
    _ resource: Resource, after other: Resource, _ violation: () -> Violation
  ) -> Outcome {
    if depends(resource, on: other) { return .pass }
    if template.mayHaveMoreProperties {
      return .undecided("a transform may make '\(resource.logicalID)' depend on it")
    }
    return .fail(violation())
  }

  /// Those that wait for `target` if all branches of `Fn::If` are taken, and `target` itself; seen from `start`.
  private func resources(from start: Resource, leadingTo target: Resource) -> Set<String> {
    var waiting: [String: [String]] = [:]
    var seen: Set<String> = [start.logicalID]
    var queue = [start]
    while let next = queue.popLast() {
      for name in awaited(by: next, template.collectReferences(of: next)) {
        waiting[name, default: []].append(next.logicalID)
        if seen.insert(name).inserted, let found = template.resources[name] { queue.append(found) }
      }
    }
    guard waiting[target.logicalID] != nil else { return [] }
    var leading: Set<String> = [target.logicalID]
    var names = [target.logicalID]
    while let name = names.popLast() {
      for waiter in waiting[name, default: []] where leading.insert(waiter).inserted {
        names.append(waiter)
      }
    }
    return leading
  }

  private func awaited(by resource: Resource, _ references: [Reference]) -> [String] {
    let named = references.compactMap { reference in
      switch reference.target {
      case .name(let name), .attribute(let name, _): name
      case .condition, .malformed: nil
      }
    }
    return (named + resource.dependsOn.compactMap(\.string)).filter {
      $0 != resource.logicalID && template.resources[$0] != nil
    }
  }
}
