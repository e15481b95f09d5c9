internal import Documents
internal import Guard
internal import PropertyTables
internal import Resolution
internal import Templates

/// What a scenario's values are in Guard.
struct ResolvedView {
  /// What the members of a value are declared as.
  enum Declaration {
    case none
    /// The properties of a resource.
    case table(PropertyTable)
    case property(Property, of: PropertyTable)

    func member(_ key: String) -> Declaration {
      switch self {
      case .none: .none
      case .table(let table): Declaration(table.property(key), of: table)
      case .property(let known, let table): Declaration(table.member(key, of: known), of: table)
      }
    }

    var item: Declaration {
      guard case .property(let property, let table) = self else { return .none }
      return Declaration(property.item, of: table)
    }

    private init(_ property: Property?, of table: PropertyTable) {
      self = property.map { .property($0, of: table) } ?? .none
    }

    fileprivate var isScalar: Bool { property?.isScalar ?? false }

    fileprivate var isInteger: Bool { if case .integer = property?.kind { true } else { false } }

    fileprivate var property: Property? {
      if case .property(let property, _) = self { property } else { nil }
    }
  }

  let scenario: Scenario

  /// A value as rules see it; `nil` for one that is absent.
  func guardValue(of value: Value, as declaration: Declaration) -> GuardValue? {
    let content: GuardValue.Content
    switch value.content {
    case .absent: return nil
    case .open(let atom): content = open(Text(atom), as: declaration)
    case .scalar(let text, let kind):
      content =
        text.known.map { scalar($0, kind, value.node, as: declaration) }
        ?? open(text, as: declaration)
    // What a property cannot hold is no answer to what rules ask of it.
    case .list where declaration.isScalar, .mapping where declaration.isScalar:
      content = .open(.unknown)
    case .list(let items):
      content = .list(items.compactMap { guardValue(of: $0, as: declaration.item) })
    case .mapping: content = .map(map(of: value, as: declaration))
    }
    return GuardValue(
      content, at: value.node, through: value.relatedPlaces,
      written: value.written)
  }

  private func map(of value: Value, as declaration: Declaration) -> LazyMap {
    LazyMap(
      value.entries.map { GuardKey($0.key, at: $0) }, mayHaveMore: value.hasOpenMembers,
      missing: value.missingMayExist ? .undecided : .absent, in: scenario
    ) { key in
      guardValue(of: value[key.text], as: declaration.member(key.text)).map { .value($0) }
        ?? .absent
    }
  }

  private func open(_ text: Text, as declaration: Declaration) -> GuardValue.Content {
    let numbers = declaration.isInteger ? text.onlyAtom?.shape.numbers : nil
    return .open(OpenValue(text: OpenTemplateText(text, between: numbers)))
  }

  /// A known scalar, brought to the kind that its property has; else of the kind that it is written as.
  private func scalar(
    _ text: String, _ kind: Node.Kind, _ node: Node?, as declaration: Declaration
  ) -> GuardValue.Content {
    switch declaration.property?.kind {
    case .string:
      // An unquoted ON is a boolean to YAML; rules about a text judge it by what is written.
      if kind == .boolean, let node, node.isBooleanWord, let written = node.text {
        return .string(written)
      }
      return .string(text)
    case .boolean:
      switch text {
      case "true", "True", "TRUE": return .boolean(true)
      case "false", "False", "FALSE": return .boolean(false)
      default: return .open(.unknown)
      }
    case .integer:
      if let number = Int(text) { return .integer(number) }
      if let number = Double(text), let whole = Int(exactly: number) { return .integer(whole) }
      return .open(.unknown)
    case .number, .json, .list, .map, .object, nil: break
    }
    switch kind {
    case .boolean: return .boolean(text == "true")
    case .integer: return Int(text).map { .integer($0) } ?? .string(text)
    case .real: return Double(text).map { .real($0) } ?? .string(text)
    default: return .string(text)
    }
  }
}

extension Text.Part {
  /// What a resource gives is never empty, nor a parameter that must have some length.
  fileprivate var isNeverEmpty: Bool {
    guard case .atom(let atom) = self else { return true }
    switch atom.origin {
    case .resource, .attribute, .pseudoParameter: return true
    case .parameter, .derived: return atom.shape.isNeverEmpty
    case .fresh: return false
    }
  }
}

/// A text with open parts.
private final class OpenTemplateText: OpenText {
  let numbers: ClosedRange<Double>?
  private let text: Text

  init(_ text: Text, between numbers: ClosedRange<Double>?) {
    self.text = text
    self.numbers = numbers
  }

  var pieces: [String?] {
    text.parts.map { part in
      if case .literal(let literal) = part { literal } else { nil }
    }
  }

  var writtenPieces: [String?] {
    text.parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .atom(let atom): atom.dynamicReference
      }
    }
  }

  var quoted: String { text.quoted }
  var isNeverEmpty: Bool { text.parts.contains { $0.isNeverEmpty } }

  func equals(_ known: String) -> Bool? { text.equals(Text(known)).known }

  func equals(_ other: any OpenText) -> Bool? {
    guard let other = other as? OpenTemplateText else { return nil }
    return text.equals(other.text).known
  }
}

extension ResolvedView {
  /// A document whose `Resources` holds one resource alone.
  ///
  /// - Parameter converts: scalars are brought to the kinds of the type's property table.
  func document(of resource: Resource, converts: Bool) -> GuardValue {
    let key = GuardKey(resource.logicalID, at: resource.entry)
    let ownType = resource.type
    func keys(ofType type: String) -> ResourceKeys {
      ResourceKeys(certain: type.hasSameBytes(as: ownType) ? [key] : [])
    }
    let resources = LazyMap([key], in: scenario, byType: keys(ofType:)) { _ in
      .value(guardValue(of: resource, converts: converts))
    }
    let root = LazyMap([GuardKey("Resources")], in: scenario) { _ in
      .value(GuardValue(.map(resources)))
    }
    return GuardValue(.map(root))
  }

  /// A declaration with its properties as they deploy.
  func guardValue(of resource: Resource, converts: Bool) -> GuardValue {
    let declaration = converts ? PropertyTable.of(resource.type) : nil
    var keys = resource.node.entries.map { GuardKey($0.key, at: $0) }
    if resource.properties == nil, !scenario.properties(of: resource).isAbsent {
      keys.append(GuardKey("Properties"))
    }
    let map = LazyMap(keys, in: scenario) { key in
      guard key.text == "Properties" else {
        guard let entry = key.entry else { return .absent }
        return guardValue(of: scenario.value(of: entry.value), as: .none).map { .value($0) }
          ?? .absent
      }
      let properties = scenario.properties(of: resource)
      guard key.entry != nil else { return .undecided }
      return guardValue(of: properties, as: declaration.map { .table($0) } ?? .none)
        .map { .value($0) } ?? .absent
    }
    return GuardValue(.map(map), at: resource.node)
  }
}
