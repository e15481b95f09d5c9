internal import Documents
internal import Guard
internal import Resolution
internal import Templates

extension ResolvedView {
  /// A whole template as it deploys: resources that exist, with their values; the rest as it is written.
  func document(of template: Template) -> GuardValue {
    let root = LazyMap(template.root.entries.map { GuardKey($0.key, at: $0) }, in: scenario) {
      key in
      guard let entry = key.entry else { return .absent }
      switch key.text {
      case "Resources": return .value(resources(of: template, at: entry.value))
      case "Outputs":
        return guardValue(of: scenario.value(of: entry.value), as: .none).map { .value($0) }
          ?? .absent
      default: return .value(WrittenDocument.value(of: entry.value, .complete))
      }
    }
    return GuardValue(.map(root), at: template.root)
  }

  /// Resources that a condition leaves out are absent; they are asked for by type where rules do so.
  private func resources(of template: Template, at node: Node) -> GuardValue {
    let resources = template.resources
    let keys = resources.all.map { GuardKey($0.logicalID, at: $0.entry) }
    var keysByType: [String: [GuardKey]] = [:]
    for (resource, key) in zip(resources.all, keys) {
      keysByType[resource.type, default: []].append(key)
    }
    let untyped = keysByType[""] ?? []
    func keys(ofType type: String) -> ResourceKeys {
      ResourceKeys(perhaps: (keysByType[type] ?? []) + (type.isEmpty ? [] : untyped))
    }
    let map = LazyMap(keys, in: scenario, byType: keys(ofType:)) { key in
      guard let resource = resources[key.text], scenario.exists(resource) else { return .absent }
      return .value(guardValue(of: resource, converts: true))
    }
    return GuardValue(.map(map), at: node)
  }
}
