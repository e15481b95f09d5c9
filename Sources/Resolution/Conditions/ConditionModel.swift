internal import Documents
internal import Templates

/// The conditions of a template as formulas over what a deployment chooses.
///
/// Defaults do not decide conditions: the same template is deployed to several environments. Values
/// that the user gives do. Functions: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
struct ConditionModel: Sendable {
  private let template: Template
  private let constraints: [String: Constraint]
  let solver: Solver
  /// What conditions depend on.
  private let symbols: Set<Symbol>

  init(_ template: Template, given: [String: String]) {
    self.template = template
    var builder = FormulaBuilder(template: template, given: given)
    for condition in template.conditions.all { builder.define(condition.name) }
    constraints = builder.formulas.mapValues { Constraint($0, holds: true) }
    symbols = constraints.values.reduce(into: []) { $0.formUnion($1.symbols) }
    var shapes = builder.shapes
    for parameter in template.parameters.all
    where given[parameter.name] == nil && !parameter.isList {
      shapes[.parameter(parameter.name)] = parameter.shape
    }
    // All conditions are evaluated, and one that looks up a key that is not there does not deploy.
    for (variable, keys) in builder.keys {
      shapes[variable] = TextShape(
        oneOf: shapes[variable]?.values?.filter(keys.contains) ?? keys.sorted())
    }
    solver = Solver(
      shapes: VariableShapes(shapes, tests: constraints.values.lazy.flatMap(\.formula.tests)))
  }

  /// Some scenario may leave a pseudo parameter fewer values than it has: a condition depends on it, or a
  /// lookup may.
  func mayDecide(_ variable: Variable) -> Bool {
    symbols.contains(.variable(variable)) || !template.mappings.all.isEmpty
  }

  /// A name that is not declared may be either.
  func constraint(_ fact: Fact) -> Constraint {
    let yes =
      switch fact.subject {
      case .condition(let name):
        constraints[name]
          ?? Constraint(.choice(Choice(name: "condition:\(name)")), holds: true)
      case .key(let text, let keys):
        Constraint(
          .any(keys.map { .equality(text, Text($0)) { Choice(name: $0) } }), holds: true)
      case .value(let name, let value):
        Constraint(.test(variable: .parameter(name), equals: value), holds: true)
      }
    return fact.holds ? yes : yes.opposite
  }
}

private struct FormulaBuilder {
  let template: Template
  let operands: Evaluator
  let operandsByDefault: Evaluator
  private(set) var formulas: [String: Formula] = [:]
  /// What is known of items of list parameters.
  private(set) var shapes: [Variable: TextShape] = [:]
  /// Keys that lookups leave variables.
  private(set) var keys: [Variable: Set<String>] = [:]
  private var open: Set<String> = []

  init(template: Template, given: [String: String]) {
    self.template = template
    operands = Evaluator(template: template, given: given, parameters: .symbolic)
    operandsByDefault = Evaluator(template: template, given: given, parameters: .byDefault)
  }

  /// A cycle of conditions leaves each of them free.
  mutating func define(_ name: String) {
    guard formulas[name] == nil, let condition = template.conditions[name] else { return }
    guard open.count < Formula.maximumDepth else { return }
    open.insert(name)
    formulas[name] = formula(ConditionExpression(condition.value))
    open.remove(name)
  }

  private mutating func formula(_ expression: ConditionExpression) -> Formula {
    switch expression {
    case .equals(let left, let right): equality(left, right)
    case .and(let parts): .all(parts.map { formula($0) })
    case .or(let parts): .any(parts.map { formula($0) })
    case .not(let part): .not(formula(part))
    case .named(let name): named(name)
    case .unreadable(let node): .choice(Choice(name: "unreadable:\(node.ordinal)"))
    }
  }

  private mutating func named(_ name: String) -> Formula {
    let free = Formula.choice(Choice(name: "condition:\(name)", isApproximate: true))
    guard !open.contains(name) else { return free }
    define(name)
    guard let formula = formulas[name], formula.depth < Formula.maximumDepth,
      formula.size < Formula.maximumSize
    else { return free }
    return formula
  }

  /// A value of a mapping, looked up by one variable key, equals a known text: one of the keys that lead
  /// there is the variable's value.
  private mutating func lookup(_ call: Node, equals other: Node) -> Formula? {
    guard case .findInMap(let map, let topKey, let secondKey, nil) = Intrinsic(call),
      let value = operands.value(of: other).knownText,
      let mapping = operands.value(of: map).knownText.flatMap({ template.mappings[$0] })
    else { return nil }
    let (top, second) = (operands.value(of: topKey), operands.value(of: secondKey))
    let leaves: [(key: String, leaf: Node)]
    let variable: Variable?
    if let known = second.knownText, top.knownText == nil {
      variable = top.asText?.onlyAtom?.origin
      leaves = mapping.value.entries.compactMap { entry in
        entry.value[known].map { (entry.key, $0) }
      }
    } else if let known = top.knownText, second.knownText == nil {
      variable = second.asText?.onlyAtom?.origin
      leaves = (mapping.value[known]?.entries ?? []).map { ($0.key, $0.value) }
    } else {
      return nil
    }
    guard let variable, leaves.allSatisfy({ $0.leaf.kind != .ambiguousNumber }) else { return nil }
    switch variable {
    case .parameter, .pseudoParameter: break
    case .resource, .attribute, .derived, .fresh: return nil
    }
    let names = Set(leaves.map(\.key))
    keys[variable] = keys[variable]?.intersection(names) ?? names
    return .any(
      leaves.filter { $0.leaf.scalarText == value }.map {
        .test(variable: variable, equals: $0.key)
      })
  }

  private mutating func equality(_ left: Node, _ right: Node) -> Formula {
    if let formula = lookup(left, equals: right) ?? lookup(right, equals: left) { return formula }
    guard let one = operands.value(of: left).asText, let other = operands.value(of: right).asText
    else { return .choice(Choice(name: "equals:\(left.ordinal)")) }
    let byDefault = isEqualByDefault(left, right)
    for case let atom? in [one.onlyAtom, other.onlyAtom] where atom.isListItem {
      shapes[atom.origin] = atom.shape
    }
    // An item goes with the default of its list, which is no choice of its own.
    return .equality(one, other, takesItems: byDefault == nil) { name in
      Choice(
        name: name, variables: parameters(in: left).union(parameters(in: right)),
        byDefault: byDefault)
    }
  }

  private func isEqualByDefault(_ left: Node, _ right: Node) -> Bool? {
    guard let left = operandsByDefault.value(of: left).asText,
      let right = operandsByDefault.value(of: right).asText
    else { return nil }
    return left.equals(right).known
  }

  /// Parameters that an operand names; by its shape, so there may be too many.
  private func parameters(in node: Node) -> Set<Variable> {
    var names = SubText(node.text ?? "").parts.compactMap { part in
      if case .variable(let name) = part { name } else { nil }
    }
    if let entry = node.onlyEntry, entry.key == "Ref" { names += [entry.value.text ?? ""] }
    let own = names.filter { template.parameters[$0] != nil && operands.given[$0] == nil }
    let members = node.elements + node.entries.map(\.value)
    return members.reduce(into: Set(own.map { .parameter($0) })) {
      $0.formUnion(parameters(in: $1))
    }
  }
}

extension Formula {
  /// Whether two texts are the same, as a test of what a deployment chooses.
  ///
  /// - Parameters:
  ///   - takesItems: an item of a list parameter is a variable.
  ///   - choice: makes what is left to chance where no variable decides it, by its name.
  fileprivate static func equality(
    _ one: Text, _ other: Text, takesItems: Bool = false, _ choice: (String) -> Choice
  ) -> Formula {
    switch one.equals(other) {
    case .yes: return .constant(true)
    case .no: return .constant(false)
    case .open: break
    }
    let (a, b) = one.withoutCommonEnds(other)
    switch (a.variable(takesItems), a.known, b.variable(takesItems), b.known) {
    case (let variable?, _, _, let value?), (_, let value?, let variable?, _):
      return .test(variable: variable, equals: value)
    case (let one?, _, let other?, _): return .same(one, other)
    default: break
    }
    var result = choice("equals:" + [a.canonical, b.canonical].sorted().joined(separator: "="))
    if let value = b.known {
      result.subject = (a.canonical, value)
    } else if let value = a.known {
      result.subject = (b.canonical, value)
    }
    return .choice(result)
  }
}

extension Text {
  /// The variable whose value it is as a whole.
  fileprivate func variable(_ takesItems: Bool) -> Variable? {
    guard let atom = onlyAtom else { return nil }
    return switch atom.origin {
    case .parameter, .pseudoParameter: atom.origin
    case .derived: takesItems && atom.isListItem ? atom.origin : nil
    case .resource, .attribute, .fresh: nil
    }
  }
}

extension Atom {
  /// An item of a list parameter that says what its items may be.
  fileprivate var isListItem: Bool {
    if case .derived = origin { shape != .any } else { false }
  }
}
