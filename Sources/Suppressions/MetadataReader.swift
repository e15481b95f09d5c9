internal import Documents
internal import Findings
internal import Templates

/// Directives in `Metadata`: `cogcheck: {suppress: [{rule: …, reason: …}]}`.
struct MetadataReader {
  private(set) var directives: [WrittenDirective] = []
  private(set) var faults: [SuppressionFault] = []

  private static let key = "cogcheck"
  private static let list = "suppress"
  private static let resourceKeys = ["rule", "reason", "expires", "at"]

  init(_ template: Template) {
    if let own = template.root["Metadata"]?[Self.key] { read(own, of: nil) }
    for resource in template.resources.all {
      if let own = resource.node["Metadata"]?[Self.key] { read(own, of: resource) }
    }
  }

  private mutating func read(_ node: Node, of resource: Resource?) {
    guard node.kind == .mapping else {
      return fault("'cogcheck' in Metadata takes a mapping with 'suppress'", at: node, resource)
    }
    guard check(node, against: [Self.list], of: resource) else { return }
    guard let list = node[Self.list] else { return }
    guard list.kind == .list else {
      return fault(
        "'suppress' takes a list of suppressions, each a mapping with 'rule' and 'reason'",
        at: list, resource)
    }
    for element in list.elements { readSuppression(element, of: resource) }
  }

  private mutating func readSuppression(_ node: Node, of resource: Resource?) {
    guard node.kind == .mapping else {
      return fault("suppression is not a mapping with 'rule' and 'reason'", at: node, resource)
    }
    let keys = Self.resourceKeys + (resource == nil ? ["resource"] : [])
    // What a key with a typing error limits would else be suppressed without limit.
    guard check(node, against: keys, of: resource) else { return }
    var texts: [String: Node] = [:]
    for entry in node.entries {
      guard entry.value.kind.isScalar, entry.value.kind != .null else {
        return fault(
          "'\(entry.key)' of a suppression must be a literal text, which no function makes",
          at: entry.value, resource)
      }
      texts[entry.key] = entry.value
    }
    guard let selector = texts["rule"] else {
      return fault(
        "suppression does not say which rule; add 'rule:' with the id of one", at: node, resource)
    }
    directives.append(
      WrittenDirective(
        origin: resource == nil ? .template : .resource,
        scope: resource == nil
          ? .template(texts["resource"]?.text.map { Glob($0) }) : .resource,
        resource: resource, selector: WrittenDirective.Words(selector),
        reason: texts["reason"].map { WrittenDirective.Words($0) },
        expires: texts["expires"].map { WrittenDirective.Words($0) }, at: texts["at"]?.text))
  }

  /// Whether all keys are known.
  private mutating func check(
    _ node: Node, against known: [String], of resource: Resource?
  ) -> Bool {
    for entry in node.entries where !known.contains(entry.key) {
      let names = known.map { "'\($0)'" }.joined(separator: ", ")
      let hint = entry.key.nearest(in: known).map { "did you mean '\($0)'?" }
      let isFunction = entry.isTag || entry.key.hasPrefix("Fn::")
      let message =
        isFunction
        ? "suppressions must be literal, and '\(entry.key)' is a function"
        : "there is no key '\(entry.key)' here; \(hint ?? "known: \(names)")"
      faults.append(
        SuppressionFault(
          .malformed, message, at: WrittenDirective.Words(entry), resource))
    }
    return node.entries.allSatisfy { known.contains($0.key) }
  }

  private mutating func fault(_ message: String, at node: Node, _ resource: Resource?) {
    faults.append(
      SuppressionFault(.malformed, message, at: WrittenDirective.Words(node), resource))
  }
}

extension WrittenDirective.Words {
  /// A key of a mapping.
  fileprivate init(_ entry: Entry) {
    text = entry.key
    place = Place(keyOf: entry)
  }
}
