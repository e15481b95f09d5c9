internal import Documents
internal import Synchronization
public import Templates

/// The names by which other templates find parts of one: its exports, and roles by the names that are written.
///
/// Both are names of one account, and exports of one region as well:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
public struct SharedNames: Sendable {
  let exports: [String]
  /// What the ARNs of roles end in: `role/path/name`.
  let roles: [String]

  /// Collects what has a known name.
  ///
  /// - Parameter given: values of parameters and pseudo parameters, for each template that declares them.
  public init(of template: Template, given: [String: String]) {
    let parts = SharedParts(of: template, given: given)
    exports = parts.exports.map(\.name)
    roles = parts.roles.map(\.name)
  }
}

/// What the templates of one scan give each other.
///
/// Only names are in memory: a template that another one uses is read again for it.
public struct TemplateLinks: Sendable {
  /// Something of another template.
  struct Link<Item: Sendable>: Sendable {
    /// The path of the template.
    let path: String
    let resolver: Resolver
    let item: Item
  }

  /// Paths of templates; `nil` for what two name alike, which is nobody's.
  private typealias Owners = [String: String?]

  private var exports: Owners = [:]
  private var roles: Owners = [:]
  private let paths: Set<String>
  private let used: UsedTemplates
  /// The template that looks at the others, which is not read again.
  private var home: (path: String, template: UsedTemplates)?

  /// There is nothing to follow.
  public static let none = TemplateLinks([], given: [:]) { _ in nil }

  /// Knows who gives what.
  ///
  /// - Parameters:
  ///   - names: of each template, by its path.
  ///   - given: the values that the names were collected with.
  ///   - template: reads a template again; `nil` where it cannot be had any more.
  public init(
    _ names: [(path: String, names: SharedNames)], given: [String: String],
    template: @escaping @Sendable (_ path: String) -> Template?
  ) {
    used = UsedTemplates(given: given, template: template)
    paths = Set(names.map(\.path))
    for (path, names) in names {
      for name in names.exports { Self.add(name, of: path, to: &exports) }
      for name in names.roles { Self.add(name, of: path, to: &roles) }
    }
  }

  private static func add(_ name: String, of path: String, to owners: inout Owners) {
    owners[name] = owners[name] == nil ? path : .some(nil)
  }

  /// The same links as one of the templates sees them.
  public func seen(from template: Template, at path: String) -> TemplateLinks {
    var links = self
    links.home = (path, UsedTemplates(given: used.given) { _ in template })
    return links
  }

  /// Whether an output of one template has the name of an export, or outputs of several places have it.
  func exporters(of name: String) -> Exporters {
    switch exports[name] {
    case nil: .none
    case .some(nil): .several
    case .some(.some): .one
    }
  }

  func export(_ name: String) -> Link<Declaration>? { link(name, exports, \.exports) }

  func role(_ arnResource: String) -> Link<Resource>? { link(arnResource, roles, \.roles) }

  /// A template of the scan that the template that looks names by a path from its own folder.
  func template(at location: String) -> (path: String, template: Template)? {
    guard let home else { return nil }
    var steps = home.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for step in location.split(separator: "/") where step != "." {
      guard step == ".." else {
        steps.append(step)
        continue
      }
      guard let last = steps.popLast(), last != ".." else { return nil }
    }
    let path = steps.joined(separator: "/")
    guard paths.contains(path) else { return nil }
    let owner = home.path == path ? home.template[path] : used[path]
    return owner.map { (path, $0.resolver.template) }
  }

  private func link<Item>(
    _ name: String, _ owners: Owners, _ items: KeyPath<SharedParts, SharedParts.Named<Item>>
  ) -> Link<Item>? {
    guard let path = owners[name] ?? nil,
      let owner = home?.path == path ? home?.template[path] : used[path],
      let item = owner.parts[keyPath: items].first(where: { $0.name == name })?.item
    else { return nil }
    return Link(path: path, resolver: owner.resolver, item: item)
  }
}

/// Templates that others use, of which the last ones are kept.
private final class UsedTemplates: Sendable {
  struct Used: Sendable {
    let resolver: Resolver
    let parts: SharedParts
  }

  /// A stack that many import from is read once; thousands that each serve one do not add up.
  private static let limit = 32

  let given: [String: String]
  private let template: @Sendable (String) -> Template?
  private let kept = Mutex<[String: Used?]>([:])

  init(given: [String: String], template: @escaping @Sendable (String) -> Template?) {
    self.given = given
    self.template = template
  }

  subscript(path: String) -> Used? {
    kept.withLock { kept in
      if let known = kept[path] { return known }
      if kept.count == Self.limit { kept.removeAll() }
      let read = template(path).map { template in
        Used(
          resolver: Resolver(template, given: given),
          parts: SharedParts(of: template, given: given))
      }
      kept[path] = .some(read)
      return read
    }
  }
}

/// What of a template has a name that others may use.
private struct SharedParts: Sendable {
  typealias Named<Item> = [(name: String, item: Item)]

  let exports: Named<Declaration>
  let roles: Named<Resource>

  init(of template: Template, given: [String: String]) {
    let evaluator = Evaluator(template: template, given: given, parameters: .byDefault)
    exports = template.outputs.all.compactMap { output in
      output.value["Export"]?["Name"].flatMap { evaluator.value(of: $0).knownText }
        .map { (name: $0, item: output) }
    }
    roles = template.resources.all.compactMap { resource in
      evaluator.knownARNResource(ofRole: resource).map { (name: $0, item: resource) }
    }
  }
}

/// How many outputs of the templates of a scan have the name of an export.
public enum Exporters: Sendable {
  case none
  case one
  case several
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
