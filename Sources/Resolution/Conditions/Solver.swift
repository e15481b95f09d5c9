internal import Templates

/// Finds out whether some choice of parameters makes constraints hold together.
struct Solver: Sendable {
  /// Steps of one search; beyond it, it is not known whether constraints are possible.
  static let maximumSteps = 4096

  /// What is known of variables; one that is not here may have any value.
  let shapes: VariableShapes

  /// Whether constraints can hold together; open where the search was given up.
  func isSatisfiable(_ constraints: [Constraint]) -> Truth { solve(constraints).answer }

  /// Whether constraints can hold together, and the value that a variable has where they do.
  ///
  /// No other value is one that they force it to have; `nil` where it has several there.
  func value(
    of variable: Variable, under constraints: [Constraint]
  ) -> (answer: Truth, value: String?) {
    let (answer, found) = solve(constraints)
    return (answer, answer == .yes ? found?.onlyValue(of: variable) : nil)
  }

  private func solve(_ constraints: [Constraint]) -> (answer: Truth, found: VariableClasses?) {
    var known = Assignment(shapes)
    var rest: [Constraint] = []
    for constraint in constraints {
      switch truth(of: constraint.formula, known) {
      case .known(constraint.holds): break
      case .known: return (.no, nil)
      case .open:
        guard let isDecided = known.demand(constraint.formula, constraint.holds) else {
          return (.no, nil)
        }
        if !isDecided { rest.append(constraint) }
      }
    }
    var steps = 0
    let found = search(rest, known, &steps)
    return (steps > Self.maximumSteps ? .open : found == nil ? .no : .yes, found)
  }

  /// Whether `constraint` can hold beside others that are known to hold together.
  ///
  /// Only those that are tied to it by common symbols are looked at.
  func allows(_ constraint: Constraint, beside others: [Constraint]) -> Truth {
    isSatisfiable([constraint] + constraints(tiedTo: constraint.symbols, among: others))
  }

  /// Those that have to do with symbols, be it through others.
  func constraints(tiedTo symbols: Set<Symbol>, among others: [Constraint]) -> [Constraint] {
    var symbols = symbols
    var tied: [Constraint] = []
    var rest = others
    while true {
      let next = rest.filter { !$0.symbols.isDisjoint(with: symbols) }
      if next.isEmpty { return tied }
      tied += next
      rest.removeAll { !$0.symbols.isDisjoint(with: symbols) }
      for constraint in next { symbols.formUnion(constraint.symbols) }
    }
  }

  /// Depth is bounded by the tests and choices of the constraints, each decided once.
  private func search(
    _ constraints: [Constraint], _ known: Assignment, _ steps: inout Int
  ) -> VariableClasses? {
    steps += 1
    guard steps <= Self.maximumSteps else { return known.variables }
    var open: Formula?
    for constraint in constraints {
      switch truth(of: constraint.formula, known) {
      case .known(let value):
        if value != constraint.holds { return nil }
      case .open(let leaf):
        if open == nil { open = leaf }
      }
    }
    guard let open else {
      return known.variables.settled(steps: &steps, limit: Self.maximumSteps)
    }
    for value in [true, false] {
      var next = known
      guard next.set(open, to: value) else { continue }
      if let found = search(constraints, next, &steps) { return found }
    }
    return nil
  }

  /// What a formula comes to so far.
  private enum Evaluation {
    case known(Bool)
    /// Not decided yet; the leaf to decide next.
    case open(Formula)
  }

  private func truth(of formula: Formula, _ known: Assignment) -> Evaluation {
    switch formula {
    case .constant(let value): .known(value)
    case .test(let variable, let value):
      known.variables.truth(of: variable, being: value).map(Evaluation.known) ?? .open(formula)
    case .same(let one, let other):
      known.variables.truth(of: one, beingSameAs: other).map(Evaluation.known) ?? .open(formula)
    case .choice(let choice): known.truth(of: choice).map(Evaluation.known) ?? .open(formula)
    case .not(let part):
      switch truth(of: part, known) {
      case .known(let value): .known(!value)
      case .open(let leaf): .open(leaf)
      }
    case .all(let parts): truth(ofParts: parts, known, decidedBy: false)
    case .any(let parts): truth(ofParts: parts, known, decidedBy: true)
    }
  }

  private func truth(
    ofParts parts: [Formula], _ known: Assignment, decidedBy decisive: Bool
  ) -> Evaluation {
    var open: Formula?
    for part in parts {
      switch truth(of: part, known) {
      case .known(decisive): return .known(decisive)
      case .known: break
      case .open(let leaf):
        if open == nil { open = leaf }
      }
    }
    return open.map(Evaluation.open) ?? .known(!decisive)
  }

  /// What a search has decided so far.
  private struct Assignment {
    private(set) var variables: VariableClasses
    private var choices: [String: Bool] = [:]
    /// Values of texts that choices speak of.
    private var subjects: [String: String] = [:]

    init(_ shapes: VariableShapes) { variables = VariableClasses(shapes: shapes) }

    func truth(of choice: Choice) -> Bool? {
      if let subject = choice.subject, let value = subjects[subject.text] {
        return value == subject.value
      }
      return choices[choice.name]
    }

    /// Decides at once what a formula says of each of its parts.
    ///
    /// - Returns: whether that is all it says; `nil` where a variable would have no value left.
    mutating func demand(_ formula: Formula, _ holds: Bool) -> Bool? {
      switch formula {
      case .constant(let value): return value == holds ? true : nil
      case .choice(let choice):
        if let known = truth(of: choice) { return known == holds ? true : nil }
        return set(formula, to: holds) ? true : nil
      case .test, .same: return set(formula, to: holds) ? true : nil
      case .not(let part): return demand(part, !holds)
      case .all(let parts): return holds ? demand(all: parts, holds) : false
      case .any(let parts): return holds ? false : demand(all: parts, holds)
      }
    }

    private mutating func demand(all parts: [Formula], _ holds: Bool) -> Bool? {
      var isDecided = true
      for part in parts {
        guard let isWhole = demand(part, holds) else { return nil }
        if !isWhole { isDecided = false }
      }
      return isDecided
    }

    /// `false` where a variable would have no value left.
    mutating func set(_ leaf: Formula, to value: Bool) -> Bool {
      switch leaf {
      case .choice(let choice):
        choices[choice.name] = value
        if value, let subject = choice.subject { subjects[subject.text] = subject.value }
        return true
      case .test(let variable, let text):
        return value ? variables.assign(variable, text) : variables.exclude(variable, text)
      case .same(let one, let other):
        return value ? variables.unite(one, other) : variables.separate(one, other)
      case .constant, .all, .any, .not: return true
      }
    }
  }
}
