internal import Resolution
internal import Templates

/// A template with the values of one deployment, and what questions about it have made.
final class DeployedTemplate {
  /// The name of the deployment.
  let name: String?
  let resolver: Resolver
  let memory = ScenarioMemory()
  private var others: [Change: DeployedTemplate] = [:]

  /// Others that are kept; further ones are made each time.
  private static let maximumKept = 64

  private struct Change: Hashable {
    let parameter: String
    let value: String
  }

  init(_ resolver: Resolver, named name: String?) {
    self.resolver = resolver
    self.name = name
  }

  /// The same with another value of a parameter.
  func giving(_ value: String, to parameter: String) -> DeployedTemplate {
    let change = Change(parameter: parameter, value: value)
    if let known = others[change] { return known }
    let other = DeployedTemplate(resolver.giving([parameter: value]), named: name)
    if others.count < Self.maximumKept { others[change] = other }
    return other
  }
}
