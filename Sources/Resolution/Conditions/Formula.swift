/// What a condition says, in tests of variables that a deployment chooses.
indirect enum Formula: Sendable {
  case constant(Bool)
  /// A variable has a value.
  case test(variable: Variable, equals: String)
  /// Two variables have one value.
  case same(Variable, Variable)
  /// Something that is true or false and not further known, by what is written.
  case choice(Choice)
  case all([Formula])
  case any([Formula])
  case not(Formula)

  /// Levels that one formula may have, and parts; a condition beyond them is free.
  static let maximumDepth = 100
  static let maximumSize = 1_000

  /// Levels of parts in parts.
  var depth: Int {
    switch self {
    case .constant, .choice, .test, .same: 1
    case .all(let parts), .any(let parts): 1 + (parts.map(\.depth).max() ?? 0)
    case .not(let part): 1 + part.depth
    }
  }

  /// Parts, those of parts included.
  var size: Int {
    switch self {
    case .constant, .choice, .test, .same: 1
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.size }
    case .not(let part): 1 + part.size
    }
  }

  /// What it depends on.
  var symbols: Set<Symbol> {
    switch self {
    case .constant: []
    case .choice(let choice):
      choice.variables.reduce(into: [.choice(choice.subject?.text ?? choice.name)]) {
        $0.insert(.variable($1))
      }
    case .test(let variable, _): [.variable(variable)]
    case .same(let one, let other): [.variable(one), .variable(other)]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.symbols) }
    case .not(let part): part.symbols
    }
  }

  /// What it leaves to chance.
  var choices: [Choice] {
    switch self {
    case .constant, .test, .same: []
    case .choice(let choice): [choice]
    case .all(let parts), .any(let parts): parts.flatMap(\.choices)
    case .not(let part): part.choices
    }
  }

  /// The variables that are compared with values.
  var tests: [(Variable, String)] {
    switch self {
    case .test(let variable, let value): [(variable, value)]
    case .constant, .choice, .same: []
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    }
  }
}

/// Something that a deployment chooses: a parameter or a pseudo parameter.
typealias Variable = Atom.Origin

/// Something that is true or false and not further known.
struct Choice: Sendable {
  /// Choices of one name are one.
  let name: String
  /// What it depends on.
  var variables: Set<Variable> = []
  /// What it is where all parameters have their defaults; `nil` where these do not decide it.
  var byDefault: Bool?
  /// The text that it says has a value, and the value: it has no two at once.
  var subject: (text: String, value: String)?
  /// It stands for something that would be known if more time were given to it.
  var isApproximate = false

  var constraintByDefault: Constraint? {
    byDefault.map { Constraint(.choice(self), holds: $0) }
  }
}

/// What a formula depends on; formulas without a common symbol have nothing to do with each other.
enum Symbol: Hashable, Sendable {
  case variable(Variable)
  case choice(String)
}

/// A formula that a scenario takes as true or as false.
struct Constraint: Sendable {
  let formula: Formula
  let holds: Bool
  let symbols: Set<Symbol>
  /// It leaves to chance what is not.
  let isApproximate: Bool

  init(_ formula: Formula, holds: Bool) {
    self.init(
      formula: formula, holds: holds, symbols: formula.symbols,
      isApproximate: formula.choices.contains(where: \.isApproximate))
  }

  private init(formula: Formula, holds: Bool, symbols: Set<Symbol>, isApproximate: Bool) {
    self.formula = formula
    self.holds = holds
    self.symbols = symbols
    self.isApproximate = isApproximate
  }

  var opposite: Constraint {
    Constraint(formula: formula, holds: !holds, symbols: symbols, isApproximate: isApproximate)
  }
}
