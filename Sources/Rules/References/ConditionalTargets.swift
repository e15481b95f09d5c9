internal import Documents
internal import Findings
public import Resolution
public import Templates

extension Scenario {
  /// Whether all that a resource refers to is created in this scenario.
  public func judgeTargets(of resource: Resource) -> Outcome {
    var isAsked = false
    var violations: [Violation] = []
    for reference in references(of: resource) {
      let target: Resource?
      switch reference.target {
      case .name(let name), .attribute(let name, _): target = template.resources[name]
      case .condition, .malformed: target = nil
      }
      guard let target, target.condition != nil else { continue }
      isAsked = true
      guard !exists(target) else { continue }
      violations.append(
        Violation(
          "resource '\(resource.logicalID)' refers to '\(target.logicalID)', which is not created",
          at: reference.place,
          related: [RelatedPlace("the resource '\(target.logicalID)'", at: target.entry.keyRange)]))
    }
    return isAsked ? Outcome(violations: violations) : .notApplicable
  }
}
