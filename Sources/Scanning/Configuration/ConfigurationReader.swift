internal import Documents
internal import Findings

/// Takes the values of a configuration that has passed its ``ConfigurationCheck``, each with its line.
struct ConfigurationReader {
  let text: ConfigurationText
  let folder: BytePath
  let root: SourceRoot

  func word<Value: RawRepresentable<String>>(_ node: Node?) -> Setting<Value>? {
    guard let node, let value = node.text.flatMap(Value.init) else { return nil }
    return Setting(value, text.origin(of: node.range))
  }

  func patterns(_ node: Node?) -> [Setting<PathPattern>]? {
    texts(node)?.map { Setting(pattern($0.value), $0.origin) }
  }

  func parameterFiles(_ node: Node?) -> [Setting<ScanParameters.File>]? {
    texts(node)?.map { path in
      let file = folder.resolving(path.value)
      let name = root.reported((try? FilePaths.real(file)) ?? file)
      return Setting(
        ScanParameters.File(path: file, name: name, namedBy: "\(path.origin): '\(path.value)'"),
        path.origin)
    }
  }

  func overrides(_ node: Node?) throws(UsageError) -> [Configuration.Override] {
    var overrides: [Configuration.Override] = []
    for override in node?.elements ?? [] {
      overrides.append(
        Configuration.Override(
          paths: texts(override["paths"])?.map { pattern($0.value) } ?? [],
          gate: word(override["fail-on"]), rules: try rules(override["rules"]),
          origin: text.origin(of: override.range)))
    }
    return overrides
  }

  func rules(_ node: Node?) throws(UsageError) -> [Configuration.RuleEntry] {
    var rules: [Configuration.RuleEntry] = []
    for entry in node?.entries ?? [] {
      rules.append(
        Configuration.RuleEntry(
          selector: RuleSelector(entry.key), range: entry.keyRange,
          origin: text.origin(of: entry.keyRange),
          toggle: ConfigurationShape.Toggle(entry.value), severity: word(entry.value["severity"]),
          options: try options(entry.value["options"])))
    }
    return rules
  }

  func suppressions(_ node: Node?) -> [Configuration.SuppressionEntry] {
    (node?.elements ?? []).map { entry in
      let rule = entry["rule"] ?? entry
      return Configuration.SuppressionEntry(
        selector: RuleSelector(rule.text ?? ""), range: rule.range,
        origin: text.origin(of: rule.range),
        paths: texts(entry["paths"])?.map { pattern($0.value) } ?? [],
        resource: entry["resource"]?.text, reason: entry["reason"]?.text ?? "",
        expires: entry["expires"]?.text.flatMap { CalendarDate($0) })
    }
  }

  func policy(_ node: Node?) -> Configuration.PolicyEntry? {
    guard let node else { return nil }
    return Configuration.PolicyEntry(
      requiresReason: node["require-reason"]?.boolean,
      requiresExpiry: node["require-expiry"]?.boolean,
      maximumDays: node["max-expiry-days"]?.text.flatMap { Int($0) },
      noInline: names(node["no-inline"]), mandatory: names(node["mandatory"]),
      origin: text.origin(of: node.enclosingEntry?.keyRange ?? node.range))
  }

  private func names(_ node: Node?) -> [Configuration.RuleName] {
    (node?.elements ?? []).map {
      Configuration.RuleName(selector: RuleSelector($0.text ?? ""), range: $0.range)
    }
  }

  private func options(_ node: Node?) throws(UsageError) -> [Configuration.Option] {
    var options: [Configuration.Option] = []
    for entry in node?.entries ?? [] {
      let value = try OptionValue(entry.value, in: text)
      options.append(
        Configuration.Option(
          name: entry.key, nameRange: entry.keyRange,
          value: Setting(value, text.origin(of: entry.keyRange)), node: entry.value))
    }
    return options
  }

  private func texts(_ node: Node?) -> [Setting<String>]? {
    node?.elements.map { Setting($0.text ?? "", text.origin(of: $0.range)) }
  }

  private func pattern(_ glob: String) -> PathPattern {
    PathPattern(glob, relativeTo: folder.text, root: root.path.text)
  }
}

extension BytePath {
  /// What a path means in this folder; an absolute one means itself.
  func resolving(_ path: String) -> BytePath {
    let path = BytePath(path)
    return path.isAbsolute ? path : appending(path.bytes)
  }
}
