public import Documents
internal import Templates

/// A value of the template in one scenario: absent, known or open, and where it is written.
///
/// A class, since it is handed on far more often than it is made.
public final class Value {
  /// What it is.
  public enum Content {
    /// Not written, `null`, or `AWS::NoValue`.
    case absent
    /// Text, number or boolean; with the kind of the scalar that decided it.
    case scalar(Text, Node.Kind)
    case list([Value])
    /// A mapping of the text; members are evaluated when they are asked for.
    case mapping(Node)
    /// It exists, and nothing else is known.
    case open(Atom)
  }

  /// What the value is.
  public let content: Content
  /// The outermost node that writes it, where a finding about it points; `nil` where nothing is written.
  public let node: Node?
  /// What it came through on the way: a parameter's default, a mapping.
  public let relatedPlaces: [RelatedPlace]
  /// The resource that the value is made from, when it is nothing but `Ref` or `Fn::GetAtt` of it.
  public let origin: Atom.Origin?
  /// What writes it in the end: the branch of an `Fn::If` that is taken, where ``node`` is all of it.
  public var written: Node? { chosen ?? node }
  private let chosen: Node?
  /// What the value is made from in the template that exports it, where it is imported.
  public let importedOrigin: ImportedOrigin?
  /// What `Fn::ToJsonString` was given.
  let jsonSource: Node?
  let evaluator: Evaluator

  init(
    _ content: Content, _ node: Node?, relatedPlaces: [RelatedPlace] = [],
    origin: Atom.Origin? = nil, chosen: Node? = nil, importedOrigin: ImportedOrigin? = nil,
    jsonSource: Node? = nil, _ evaluator: Evaluator
  ) {
    self.content = content
    self.node = node
    self.relatedPlaces = relatedPlaces
    self.origin = origin
    self.chosen = chosen
    self.importedOrigin = importedOrigin
    self.jsonSource = jsonSource
    self.evaluator = evaluator
  }
}

/// The resource of another template that an imported value is made from.
public struct ImportedOrigin {
  /// The resource, or its attribute.
  public let origin: Atom.Origin
  /// The other template, as it deploys.
  public let scenario: Scenario
}

extension Value.Content {
  /// The same of another template.
  func scoped(by name: String?) -> Value.Content {
    guard let name else { return self }
    switch self {
    case .scalar(let text, let kind): return .scalar(text.scoped(by: name), kind)
    case .open(let atom): return .open(atom.scoped(by: name))
    case .absent, .list, .mapping: return self
    }
  }
}

extension Value {
  /// The same where a branch of an `Fn::If` wrote it.
  func chosen(at node: Node) -> Value {
    Value(
      content, node, relatedPlaces: relatedPlaces, origin: origin, chosen: written,
      jsonSource: jsonSource, evaluator)
  }

  /// The value of another template where it is imported: nothing of it is a place or a name here.
  func imported(at node: Node) -> Value {
    var importedOrigin: ImportedOrigin?
    if let origin, case .decided(let scenario) = evaluator.parameters {
      importedOrigin = ImportedOrigin(origin: origin, scenario: scenario)
    }
    return Value(
      content, node, importedOrigin: importedOrigin, jsonSource: jsonSource, evaluator)
  }

  /// Nothing is there.
  public var isAbsent: Bool { if case .absent = content { true } else { false } }

  /// It exists, and nothing else is known.
  public var isOpen: Bool { if case .open = content { true } else { false } }

  /// Something that may turn out to be a mapping or a list: open, or a text that is not known.
  public var mayBeStructure: Bool {
    switch content {
    case .open: true
    case .scalar(let text, _): text.known == nil
    case .absent, .list, .mapping: false
    }
  }

  /// A scalar's text; that of an open value is its atom.
  ///
  /// `nil` for lists, mappings and what is absent.
  public var asText: Text? {
    switch content {
    case .scalar(let text, _): text
    case .open(let atom): Text(atom)
    case .absent, .list, .mapping: nil
    }
  }

  /// The whole text of a scalar, when nothing in it is open.
  public var knownText: String? {
    if case .scalar(let text, _) = content { text.known } else { nil }
  }

  /// What a Boolean property makes of it.
  ///
  /// `true`, `True` and `TRUE` are true whether quoted or not: the service converts scalars.
  public var asBoolean: BooleanReading {
    switch content {
    case .absent: .absent
    case .open: .open
    case .list, .mapping: .other
    case .scalar(let text, _):
      switch text.known {
      case nil: .open
      case "true", "True", "TRUE": .known(true)
      case "false", "False", "FALSE": .known(false)
      default: .other
      }
    }
  }

  /// The member of a mapping.
  ///
  /// Absent below what is absent; open below what is open, and where a transform may add members.
  public subscript(key: String) -> Value {
    switch content {
    case .mapping(let mapping):
      guard let entry = mapping.entry(key) else {
        return missingMayExist
          ? Value(.open(Atom(.derived("member:\(mapping.ordinal).\(key)"))), nil, evaluator)
          : Value(.absent, nil, evaluator)
      }
      return evaluator.value(of: entry.value).placed(at: anchor)
    case .open(let atom):
      return member(key, of: atom.identity)
    case .scalar(let text, _) where text.known == nil:
      return member(key, of: text.canonical)
    case .absent, .scalar, .list: return Value(.absent, nil, evaluator)
    }
  }

  private func member(_ key: String, of identity: String) -> Value {
    Value(
      .open(Atom(.derived("\(identity).\(key)"))), node, relatedPlaces: relatedPlaces, evaluator)
  }

  /// Whether a mapping writes a member, and it is not absent.
  public func writes(_ key: String) -> Bool {
    guard case .mapping(let mapping) = content, mapping.entry(key) != nil else { return false }
    return !self[key].isAbsent
  }

  /// What another node of the text writes that this value stands in.
  public func beside(_ node: Node) -> Value { evaluator.value(of: node) }

  /// The members of a mapping that are not absent, in written order.
  public var members: [(entry: Entry, value: Value)] {
    guard case .mapping(let mapping) = content else { return [] }
    return mapping.entries.compactMap { entry in
      guard !Template.isExpansion(key: entry.key) else { return nil }
      let value = evaluator.value(of: entry.value).placed(at: anchor)
      return value.isAbsent ? nil : (entry, value)
    }
  }

  /// The members that a mapping writes, whatever their values are.
  public var entries: [Entry] {
    guard case .mapping(let mapping) = content else { return [] }
    return mapping.entries.filter { !Template.isExpansion(key: $0.key) }
  }

  /// A mapping to which a transform or a loop adds members.
  public var hasOpenMembers: Bool {
    guard case .mapping(let mapping) = content else { return false }
    return mapping.entries.contains { Template.isExpansion(key: $0.key) }
  }

  /// Whether a member that a mapping does not write may still be there.
  public var missingMayExist: Bool { hasOpenMembers || evaluator.missingMayExist }

  /// The items of a list, or the value itself as the only one.
  public var items: [Value] {
    switch content {
    case .absent: []
    case .list(let items): items
    case .scalar, .mapping, .open: [self]
    }
  }
}

extension Value {
  /// The values that names of properties lead to, through each item of the lists on the way.
  public func values(at path: some Collection<String>) -> [Value] {
    items.flatMap { item in
      path.first.map { item[$0].values(at: Array(path.dropFirst())) } ?? [item]
    }
  }
}

/// What a Boolean property makes of a value.
public enum BooleanReading: Hashable, Sendable {
  case absent
  case known(Bool)
  case open
  /// Something that no Boolean property accepts.
  case other
}

extension Value {
  /// A JSON text read as what it says; every part of it is placed at the text.
  ///
  /// `nil` where it does not parse.
  public var parsedJSON: Value? {
    if let jsonSource { return evaluator.value(of: jsonSource) }
    guard case .scalar(let text, _) = content else { return nil }
    return reading(text)
  }

  /// What a macro writes instead of this value, placed at it.
  ///
  /// - Parameters:
  ///   - json: in which `${AWS::Region}` and its like are pseudo parameters.
  ///   - text: what any other `${Name}` is; open where it gives `nil`.
  public func standing(for json: String, _ text: (String) -> Text?) -> Value? {
    var result = Text()
    for part in SubText(json).parts {
      switch part {
      case .literal(let literal): result.append(literal)
      case .serverless(let variable): result.append(.atom(Atom(serverlessVariable: variable)))
      case .variable(let name):
        let isPseudo = name.hasPrefix("AWS::")
        result.append(
          isPseudo
            ? evaluator.pseudoText(name) : text(name) ?? Text(Atom(.derived("macro:\(name)"))))
      }
    }
    return reading(result)
  }

  private func reading(_ json: Text) -> Value? {
    guard case .decided(let scenario) = evaluator.parameters else {
      return parsed(json)?.placed(at: node)
    }
    return scenario.known(json) { parsed(json) }?.placed(at: node)
  }

  private func parsed(_ text: Text) -> Value? {
    // Open parts become characters that no template says, and are put back where they stand.
    var written = ""
    var open: [Unicode.Scalar: Atom] = [:]
    for part in text.parts {
      switch part {
      case .literal(let literal): written += literal
      case .atom(let atom):
        guard let mark = Unicode.Scalar(Self.firstMark + UInt32(open.count)),
          mark.value <= Self.lastMark
        else { return nil }
        open[mark] = atom
        written.unicodeScalars.append(mark)
      }
    }
    guard let document = try? Document(reading: SourceText(written), as: .json) else { return nil }
    return evaluator.embedded(open).value(of: document.root)
  }

  // MARK: What is made of it

  /// What `make` gives of this value, made once for all runs that answer alike what it asks.
  ///
  /// - Parameter purpose: tells apart what is made of one value.
  @inlinable
  public func cached<Made>(_ purpose: String, _ make: () -> Made) -> Made {
    guard case .mapping(let mapping) = content, mapping == node, let scenario else {
      return make()
    }
    return scenario.cached(purpose, of: mapping, make)
  }

  /// The same, kept where whoever asks says.
  @inlinable
  public func cached<Made>(in recollection: Recollection<Made>, _ make: () -> Made) -> Made {
    scenario.map { recollection.value(in: $0, make) } ?? make()
  }

  /// The scenario that decides what is read.
  @usableFromInline var scenario: Scenario? {
    if case .decided(let scenario) = evaluator.parameters { scenario } else { nil }
  }

  /// The characters for private use of the basic plane.
  private static let firstMark: UInt32 = 0xE000
  private static let lastMark: UInt32 = 0xF8FF

  /// The node to which parts of an embedded text belong.
  private var anchor: Node? {
    guard let node, case .mapping(let mapping) = content, !mapping.isInSameDocument(as: node) else {
      return nil
    }
    return node
  }

  func placed(at anchor: Node?) -> Value {
    guard let anchor else { return self }
    var content = content
    if case .list(let items) = content { content = .list(items.map { $0.placed(at: anchor) }) }
    return Value(
      content, anchor, relatedPlaces: relatedPlaces, origin: origin, jsonSource: jsonSource,
      evaluator)
  }
}
