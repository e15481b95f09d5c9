internal import Documents
public import Templates

/// What the templates of one scan give each other: exports, and roles by the names that are written.
///
/// Both are names of one account, and exports of one region as well:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
public struct TemplateLinks: Sendable {
  /// Something of another template.
  struct Link<Item: Sendable>: Sendable {
    /// The path of the template.
    let path: String
    let resolver: Resolver
    let item: Item
  }

  private var exports: [String: Link<Declaration>?] = [:]
  /// By what their ARNs end in: `role/path/name`.
  private var roles: [String: Link<Resource>?] = [:]

  /// There is nothing to follow.
  public static let none = TemplateLinks()

  private init() {}

  /// Collects what has a known name; what two templates name alike is nobody's.
  ///
  /// - Parameter given: values of parameters and pseudo parameters, for each template that declares them.
  public init(of templates: [(path: String, template: Template)], given: [String: String]) {
    for (path, template) in templates {
      let evaluator = Evaluator(template: template, given: given, parameters: .byDefault)
      let outputs = template.outputs.all.compactMap { output in
        output.value["Export"]?["Name"].flatMap { evaluator.value(of: $0).knownText }
          .map { (name: $0, item: output) }
      }
      let named = template.resources.all.compactMap { resource in
        evaluator.knownARNResource(ofRole: resource).map { (name: $0, item: resource) }
      }
      guard !outputs.isEmpty || !named.isEmpty else { continue }
      let resolver = Resolver(template, given: given)
      for (name, output) in outputs {
        Self.add(Link(path: path, resolver: resolver, item: output), name, to: &exports)
      }
      for (name, role) in named {
        Self.add(Link(path: path, resolver: resolver, item: role), name, to: &roles)
      }
    }
  }

  private static func add<Item>(
    _ link: Link<Item>, _ name: String, to links: inout [String: Link<Item>?]
  ) {
    links[name] = links[name] == nil ? link : .some(nil)
  }

  func export(_ name: String) -> Link<Declaration>? { exports[name] ?? nil }

  func role(_ arnResource: String) -> Link<Resource>? { roles[arnResource] ?? nil }
}

extension Evaluator {
  /// What the ARN of a role ends in, where the template writes its name.
  fileprivate func knownARNResource(ofRole role: Resource) -> String? {
    guard role.type == ResourceType.role, let properties = role.properties,
      let written = properties["RoleName"], let name = value(of: written).knownText, !name.isEmpty
    else { return nil }
    guard let path = properties["Path"] else { return "role/\(name)" }
    return value(of: path).knownText.map { "role\($0)\(name)" }
  }
}
