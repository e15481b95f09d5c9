internal import Templates

/// Whether what a scenario has decided leaves room for defaults.
extension Scenario {
  /// A default is taken where it can stand beside everything decided, and beside the other defaults.
  func leavesRoom(forDefaultOf variable: Variable) -> Bool {
    let tied = model.solver.constraints(tiedTo: [.variable(variable)], among: constraints)
    guard !tied.isEmpty else { return true }
    let choices = tied.flatMap(\.formula.choices)
    guard let own = defaultTest(of: variable), allows(own),
      choices.filter({ $0.variables.contains(variable) }).allSatisfy(goesAsByDefault)
    else { return false }
    let symbols = tied.reduce(into: Set<Symbol>()) { $0.formUnion($1.symbols) }
    let others = symbols.compactMap { symbol in
      if case .variable(let variable) = symbol { defaultTest(of: variable) } else { nil }
    }
    let beside = (others + choices.compactMap(\.constraintByDefault)).filter(allows)
    return note(model.solver.isSatisfiable(tied + [own] + beside))
  }

  /// A choice is what the defaults make it, and those are not excluded.
  private func goesAsByDefault(_ choice: Choice) -> Bool {
    guard let constraint = choice.constraintByDefault else { return true }
    return allows(constraint)
      && choice.variables.compactMap(defaultTest).allSatisfy(allows)
  }

  private func defaultTest(of variable: Variable) -> Constraint? {
    guard case .parameter(let name) = variable,
      let text = template.parameters[name]?.defaultText
    else { return nil }
    return Constraint(.test(variable: variable, equals: text), holds: true)
  }
}
