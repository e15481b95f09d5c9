internal import Documents
internal import Templates

/// Evaluates nodes of one template: what is known becomes text, what is not stays comparable.
///
/// A class, since every value that it makes holds it.
///
/// Functions: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
final class Evaluator {
  /// How a parameter without a given value is read.
  enum Parameters {
    /// Always open: conditions are free.
    case symbolic
    /// Its default, else open.
    case byDefault
    /// As the scenario decides, else its default.
    case decided(by: Scenario)
  }

  let template: Template
  /// Values of parameters and pseudo parameters that the user gave.
  let given: [String: String]
  let parameters: Parameters
  /// The name of the template, where it is another one than is looked at.
  let scope: String?
  /// Functions are plain data in a text that is no template, such as a policy given as JSON text.
  private let readsFunctions: Bool
  /// Characters of an embedded text that stand for open parts of the text around it.
  private let openMarks: [Unicode.Scalar: Atom]

  init(
    template: Template, given: [String: String], parameters: Parameters,
    scope: String? = nil, readsFunctions: Bool = true, openMarks: [Unicode.Scalar: Atom] = [:]
  ) {
    self.template = template
    self.given = given
    self.parameters = parameters
    self.scope = scope
    self.readsFunctions = readsFunctions
    self.openMarks = openMarks
  }

  /// What is not written may still be there: a macro that is not run may add it.
  var missingMayExist: Bool { readsFunctions && template.mayHaveMoreProperties }

  /// The same for a text inside a value: nothing in it is a function.
  func embedded(_ marks: [Unicode.Scalar: Atom] = [:]) -> Evaluator {
    Evaluator(
      template: template, given: given, parameters: parameters, scope: scope,
      readsFunctions: false, openMarks: marks)
  }

  /// The value that a node writes.
  func value(of node: Node) -> Value {
    // A mapping's leaf has two readings: with functions, and without.
    guard case .decided(let scenario) = parameters,
      readsFunctions || !node.isInSameDocument(as: template.root)
    else { return make(node) }
    return scenario.known(node) { make(node) }
  }

  /// Recursion follows the document, whose depth is bounded.
  private func make(_ node: Node) -> Value {
    if readsFunctions, let call = Intrinsic(node) { return value(of: call, at: node) }
    switch node.kind {
    case .null: return make(.absent, node)
    case .mapping: return make(.mapping(node), node)
    case .list:
      return make(.list(node.elements.map { value(of: $0) }.filter { !$0.isAbsent }), node)
    case .ambiguousNumber:
      return make(.scalar(Text(Atom(.derived("number:\(node.text ?? "")"))), node.kind), node)
    case .boolean, .integer, .real, .string:
      return make(.scalar(scalar(node), node.kind), node)
    }
  }

  private func value(of call: Intrinsic, at node: Node) -> Value {
    switch call {
    case .ref(let name):
      guard let name = value(of: name).knownText else { return open("ref", node) }
      return reference(to: name, at: node)
    case .getAtt(let resource, .name(let attribute)):
      return attributeValue(resource, attribute, at: node)
    case .computedGetAtt(let resource, let attribute):
      guard let resource = value(of: resource).knownText,
        let attribute = value(of: attribute).knownText
      else { return open("att", node) }
      return attributeValue(resource, attribute, at: node)
    case .getAtt(let resource, .computed(let attribute)):
      guard let attribute = value(of: attribute).knownText else { return open("att", node) }
      return attributeValue(resource, attribute, at: node)
    case .sub(let text, let variables): return sub(text, variables, at: node)
    case .join(let delimiter, let list): return join(delimiter, list, at: node)
    case .select(let index, let list): return select(index, list, at: node)
    case .split(let delimiter, let source): return split(delimiter, source, at: node)
    case .findInMap(let map, let top, let second, let fallback):
      return findInMap(map, top, second, fallback, at: node)
    case .if(let condition, let then, let otherwise):
      return choose(condition, then, otherwise, at: node)
    case .importValue(let name): return importValue(value(of: name), at: node)
    case .base64(let argument):
      let value = value(of: argument)
      guard let text = value.knownText else { return derived("base64", [value], at: node) }
      return make(.scalar(Text(Base64.text(of: text)), .string), node)
    case .getStackOutput(let argument):
      return derived("stackoutput", [value(of: argument)], at: node)
    case .length(let argument):
      let value = value(of: argument)
      guard case .list(let items) = value.content else {
        return derived("length", [value], at: node)
      }
      return make(.scalar(Text(String(items.count)), .integer), node)
    case .toJSONString(let argument): return jsonText(of: argument, at: node)
    case .getAZs(let argument):
      let value = value(of: argument)
      let region = value.knownText == "" ? pseudoText("AWS::Region").canonical : nil
      let azs = region.map { Atom(.derived("azs:\($0)")) } ?? atom("azs", [value])
      return make(.open(azs), node)
    case .cidr(let argument): return make(.open(atom("cidr", [value(of: argument)])), node)
    case .transform, .malformed, .unknown: return open("transform", node)
    }
  }

  // MARK: Texts

  private func sub(_ text: Node, _ variables: Node?, at node: Node) -> Value {
    var result = Text()
    var relatedPlaces: [RelatedPlace] = []
    var origins: [Atom.Origin?] = []
    var known: [String: Value] = [:]
    let parts = SubText(text.text ?? "").parts
    var size = 0
    for part in parts {
      switch part {
      case .literal(let literal): result.append(literal)
      case .serverless(let variable): result.append(.atom(Atom(serverlessVariable: variable)))
      case .variable(let name):
        // One that stands there several times is evaluated once: texts of texts would double the work.
        let value = known[name] ?? variable(name, variables, in: text)
        if known.updateValue(value, forKey: name) == nil { relatedPlaces += value.relatedPlaces }
        origins.append(value.origin)
        let piece = value.asText ?? Text(Atom(.derived("sub:@\(text.ordinal):\(name)")))
        size += piece.size
        guard size <= Text.maximumSize else { return open("sub", node) }
        result.append(piece)
      }
    }
    let origin = parts.count == 1 ? origins.first ?? nil : nil
    return make(
      .scalar(result.withDynamicReferences, .string), node, relatedPlaces: relatedPlaces,
      origin: origin)
  }

  private func variable(_ name: String, _ variables: Node?, in text: Node) -> Value {
    if let variable = variables?[name] { return value(of: variable) }
    if let (resource, attribute) = SubText.attribute(in: name) {
      return attributeValue(resource, attribute, at: text)
    }
    return reference(to: name, at: text)
  }

  private func join(_ delimiter: String, _ list: Node, at node: Node) -> Value {
    let value = value(of: list)
    guard case .list(let items) = value.content else {
      return derived("join:\(Text(delimiter).spelling(escaping: "\\:"))", [value], at: node)
    }
    var result = Text()
    var size = 0
    for (place, item) in items.enumerated() {
      let piece = item.asText ?? Text(Atom(.derived("item:@\(node.ordinal):\(place)")))
      size += piece.size + delimiter.utf8.count
      guard size <= Text.maximumSize else { return open("join", node) }
      if place > 0 { result.append(delimiter) }
      result.append(piece)
    }
    return make(
      .scalar(result.withDynamicReferences, .string), node,
      relatedPlaces: value.relatedPlaces + items.flatMap(\.relatedPlaces))
  }

  private func split(_ delimiter: String, _ source: Node, at node: Node) -> Value {
    let value = value(of: source)
    guard let text = value.asText, !delimiter.isEmpty,
      let pieces = text.split(at: delimiter)
    else {
      let kind = "split:\(Text(delimiter).spelling(escaping: "\\:"))"
      return make(.open(atom(kind, [value])), node)
    }
    return make(
      .list(pieces.map { make(.scalar($0, .string), node) }), node,
      relatedPlaces: value.relatedPlaces)
  }

  private func select(_ index: Node, _ list: Node, at node: Node) -> Value {
    let items = value(of: list)
    let index = value(of: index)
    guard case .list(let values) = items.content, let place = index.knownText.flatMap({ Int($0) }),
      values.indices.contains(place)
    else {
      let place = index.asText?.canonical ?? "?"
      let shape = parameter(of: items)?.shape ?? .any
      return make(.open(atom("select:\(place)", [items], shape)), node)
    }
    return make(
      values[place].content, node, relatedPlaces: items.relatedPlaces + values[place].relatedPlaces)
  }

  /// The parameter whose value something is as a whole.
  private func parameter(of value: Value) -> Parameter? {
    guard case .parameter(let name) = value.asText?.onlyAtom?.origin else { return nil }
    return template.parameters[name]
  }

  // MARK: Conditions

  private func choose(_ condition: Node, _ then: Node, _ otherwise: Node, at node: Node) -> Value {
    guard let name = condition.text, case .decided(let scenario) = parameters else {
      return open("if", node)
    }
    let chosen = value(of: scenario.decide(.condition(name)) ? then : otherwise)
    switch chosen.content {
    // What stands in a branch is changed there.
    case .mapping, .list: return chosen
    case .absent, .scalar, .open:
      return chosen.chosen(at: node)
    }
  }

  /// The value that another template exports, where that is known; else equal for equal names.
  private func importValue(_ name: Value, at node: Node) -> Value {
    guard case .decided(let scenario) = parameters, let text = name.knownText,
      let found = scenario.value(ofImport: text)
    else { return derived("import", [name], at: node) }
    return found.imported(at: node)
  }

  // MARK: Making values

  func make(
    _ content: Value.Content, _ node: Node?, relatedPlaces: [RelatedPlace] = [],
    origin: Atom.Origin? = nil,
    jsonSource: Node? = nil
  ) -> Value {
    Value(
      content.scoped(by: scope), node, relatedPlaces: relatedPlaces, origin: origin,
      jsonSource: jsonSource, self)
  }

  private func attributeValue(_ resource: String, _ attribute: String, at node: Node) -> Value {
    make(
      attributeContent(resource, attribute), node,
      origin: .attribute(resource: resource, name: attribute))
  }

  /// The text, when nothing in the argument is open; in any case it can be read back.
  private func jsonText(of argument: Node, at node: Node) -> Value {
    let text = JSONText.text(of: value(of: argument))
    guard text.size <= Text.maximumSize else { return open("json", node) }
    return make(.scalar(text, .string), node, jsonSource: argument)
  }

  /// A value that equals no other.
  func open(_ kind: String, _ node: Node) -> Value {
    make(.open(Atom(.derived("\(kind):@\(node.ordinal)"))), node)
  }

  /// A text that is open, and equal wherever its arguments are.
  private func derived(_ kind: String, _ arguments: [Value], at node: Node) -> Value {
    make(.scalar(Text(atom(kind, arguments)), .string), node)
  }

  /// Equal for equal arguments.
  func atom(_ kind: String, _ arguments: [Value], _ shape: TextShape = .any) -> Atom {
    let values = arguments.map { canonical($0) }
    return Atom(.derived("\(kind):\(values.joined(separator: ","))"), shape)
  }

  private func canonical(_ value: Value) -> String {
    switch value.content {
    case .absent: "-"
    case .scalar(let text, _): text.canonical
    case .open(let atom): "<\(atom.identity)>"
    case .list(let items): "[" + items.map { canonical($0) }.joined(separator: ",") + "]"
    case .mapping:
      "{"
        + value.members.map { "\(Text($0.entry.key).canonical):\(canonical($0.value))" }.sorted()
        .joined(separator: ",") + "}"
    }
  }

  private func withOpenParts(_ text: String) -> Text {
    var result = Text()
    for scalar in text.unicodeScalars {
      if let atom = openMarks[scalar] {
        result.append(.atom(atom))
      } else {
        result.append(String(scalar))
      }
    }
    return result
  }

  private func scalar(_ node: Node) -> Text {
    let text = node.scalarText ?? ""
    return openMarks.isEmpty ? Text(written: text) : withOpenParts(text)
  }
}
