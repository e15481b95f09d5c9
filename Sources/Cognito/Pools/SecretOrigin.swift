internal import Documents
public import Resolution
public import Templates

/// Where the text of a secret comes from, whatever functions carry it.
public enum SecretOrigin {
  /// There is none, or an empty one.
  case none
  /// The template says it; by which words of it, with a verb.
  case written(String)
  /// A parameter gives it whose value is shown to whoever may describe the stack.
  case shown(Parameter)
  /// It is kept elsewhere, or given to the stack unseen.
  case kept
  /// The template does not decide where it comes from.
  case open
}

extension Scenario {
  /// Where the text of a value comes from.
  ///
  /// A part that is kept elsewhere keeps the whole text from readers. `NoEcho` hides what is given to a
  /// stack, and not the template's own `Default` and `AllowedValues`:
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
  public func secretOrigin(of value: Value) -> SecretOrigin {
    if value.isAbsent || value.knownText == "" { return .none }
    return .joined(sources(of: value))
  }

  /// The origins of all parts; recursion follows the document, whose depth is bounded.
  private func sources(of value: Value) -> [SecretOrigin] {
    if value.asText?.parts.contains(where: \.isDynamicReference) == true { return [.kept] }
    guard let node = value.written ?? value.node else { return value.isAbsent ? [] : [.open] }
    guard let call = Intrinsic(node) else { return plainSources(of: node) }
    switch call {
    case .ref(let name): return name.text.map { sources(of: $0, in: value) } ?? [.open]
    case .getAtt, .computedGetAtt, .importValue, .getStackOutput: return [.kept]
    case .sub(let text, let variables):
      return SubText(text.text ?? "").parts.flatMap { part -> [SecretOrigin] in
        switch part {
        case .literal: return [.template]
        case .serverless: return [.open]
        case .variable(let name):
          if let variable = variables?[name] { return sources(of: self.value(of: variable)) }
          return SubText.attribute(in: name) == nil ? sources(of: name, in: value) : [.kept]
        }
      }
    case .join(_, let list): return sources(of: self.value(of: list))
    case .select(let index, let list): return sources(ofItem: index, of: self.value(of: list))
    case .split(_, let source): return sources(of: self.value(of: source))
    case .base64(let argument), .toJSONString(let argument):
      return sources(of: self.value(of: argument))
    case .findInMap:
      return [value.items.allSatisfy { $0.knownText != nil } ? .template : .open]
    case .if, .getAZs, .cidr, .length, .transform, .malformed, .unknown: return [.open]
    }
  }

  private func plainSources(of node: Node) -> [SecretOrigin] {
    switch node.kind {
    case .null: []
    case .list: node.elements.flatMap { sources(of: value(of: $0)) }
    case .mapping: node.entries.flatMap { sources(of: value(of: $0.value)) }
    case .string: [ServerlessVariable.isContained(in: node.text ?? "") ? .open : .template]
    case .boolean, .integer, .real, .ambiguousNumber: [.template]
    }
  }

  /// The item that is taken, where the list is written out; else any of them may be.
  private func sources(ofItem index: Node, of list: Value) -> [SecretOrigin] {
    guard case .list(let items) = list.content, let node = list.written ?? list.node,
      Intrinsic(node) == nil
    else { return sources(of: list) }
    if let place = value(of: index).knownText.flatMap({ Int($0) }), items.indices.contains(place) {
      return sources(of: items[place])
    }
    return [.either(items.map { .joined(sources(of: $0)) })]
  }

  /// What `Ref` of a name gives; `carrier` is what is made of it.
  private func sources(of name: String, in carrier: Value) -> [SecretOrigin] {
    if name == "AWS::NoValue" { return [] }
    if name.hasPrefix("AWS::") { return [.template] }
    guard let parameter = template.parameters[name] else {
      return template.resources[name] == nil ? [.open] : [.kept]
    }
    let range = parameter.defaultValue?.range
    if carrier.relatedPlaces.contains(where: { $0.range == range }) {
      return [.written("is the Default of parameter '\(name)'")]
    }
    // Of a stored value they are the names under which it is stored.
    if !parameter.namesStoredValue, !parameter.allowedValues.isEmpty {
      return [.written("is one of the AllowedValues of parameter '\(name)'")]
    }
    return [parameter.isNoEcho ? .kept : .shown(parameter)]
  }
}

extension SecretOrigin {
  fileprivate static var template: Self { .written("is written in the template") }

  /// The origin of a text of parts: what one part keeps, it keeps of the whole.
  fileprivate static func joined(_ parts: [SecretOrigin]) -> SecretOrigin {
    parts.max { $0.rank < $1.rank } ?? .none
  }

  /// The origin of one of several texts; it is not decided where they differ in kind.
  fileprivate static func either(_ texts: [SecretOrigin]) -> SecretOrigin {
    guard let first = texts.first else { return .none }
    return texts.allSatisfy { $0.rank == first.rank } ? first : .open
  }

  private var rank: Int {
    switch self {
    case .none: 0
    case .written: 1
    case .shown: 2
    case .open: 3
    case .kept: 4
    }
  }
}

extension Text.Part {
  fileprivate var isDynamicReference: Bool {
    if case .atom(let atom) = self { atom.dynamicReference != nil } else { false }
  }
}
