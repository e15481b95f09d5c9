internal import Documents
internal import Templates

/// The conditions of a template as formulas over what a deployment chooses.
///
/// Defaults do not decide conditions: the same template is deployed to several environments. Values
/// that the user gives do. Functions: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
struct ConditionModel: Sendable {
  private let constraints: [String: Constraint]
  let solver: Solver

  init(_ template: Template, given: [String: String]) {
    var builder = FormulaBuilder(template: template, given: given)
    for condition in template.conditions.all { builder.define(condition.name) }
    constraints = builder.formulas.mapValues { Constraint($0, holds: true) }
    var domains: [Variable: [String]] = [:]
    for parameter in template.parameters.all where given[parameter.name] == nil {
      let allowed = parameter.allowedValues.compactMap(\.scalarText)
      if !allowed.isEmpty, !parameter.isList, !parameter.namesStoredValue {
        domains[.parameter(parameter.name)] = allowed
      }
    }
    solver = Solver(domains: domains)
  }

  /// A name that is not declared may be either.
  func constraint(_ fact: Fact) -> Constraint {
    let yes =
      constraints[fact.condition]
      ?? Constraint(.choice("condition:\(fact.condition)"), holds: true)
    return fact.holds ? yes : yes.opposite
  }
}

private struct FormulaBuilder {
  let template: Template
  let operands: Evaluator
  private(set) var formulas: [String: Formula] = [:]
  private var open: Set<String> = []

  init(template: Template, given: [String: String]) {
    self.template = template
    operands = Evaluator(template: template, given: given, parameters: .symbolic)
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
    case .unreadable(let node): .choice("unreadable:\(node.range.start)")
    }
  }

  private mutating func named(_ name: String) -> Formula {
    guard !open.contains(name) else { return .choice("condition:\(name)") }
    define(name)
    guard let formula = formulas[name], formula.depth < Formula.maximumDepth,
      formula.size < Formula.maximumSize
    else { return .choice("condition:\(name)") }
    return formula
  }

  private func equality(_ left: Node, _ right: Node) -> Formula {
    guard let left = operands.value(of: left).asText, let right = operands.value(of: right).asText
    else { return .choice("equals:\(left.range.start)") }
    switch left.compare(right) {
    case .equal: return .constant(true)
    case .different: return .constant(false)
    case .undecided: break
    }
    let (a, b) = left.withoutCommonEnds(right)
    if let test = test(a, b) ?? test(b, a) { return test }
    return .choice("equals:" + [a.canonical, b.canonical].sorted().joined(separator: "="))
  }

  private func test(_ variable: Text, _ value: Text) -> Formula? {
    guard let origin = variable.onlyAtom?.origin, let value = value.known else { return nil }
    switch origin {
    case .parameter(let name):
      if let parameter = template.parameters[name], parameter.refuses(length: value.count) {
        return .constant(false)
      }
      return .test(variable: origin, equals: value)
    case .pseudoParameter: return .test(variable: origin, equals: value)
    case .resource, .attribute, .derived, .fresh: return nil
    }
  }
}

extension Parameter {
  /// `MinLength` or `MaxLength` keeps every text of that length out.
  fileprivate func refuses(length: Int) -> Bool {
    let bounds = ["MinLength", "MaxLength"].map { key in
      entry.value[key]?.scalarText.flatMap { Int($0) }
    }
    return bounds[0].map { length < $0 } ?? false || bounds[1].map { length > $0 } ?? false
  }
}
