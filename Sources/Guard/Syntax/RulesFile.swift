public import Documents

/// A rules file of AWS CloudFormation Guard, parsed: values that do not change, shared by all
/// evaluations.
///
/// Grammar: https://github.com/aws-cloudformation/cloudformation-guard/tree/3.2.0/docs
public final class RulesFile: Sendable {
  /// The text that was parsed; all ranges count its bytes.
  public let source: SourceText
  /// The rules that are evaluated by themselves, in file order; clauses outside any rule come first.
  public let rules: [GuardRule]
  let bindings: Bindings
  let parameterizedRules: [String: ParameterizedRule]
  let allParameterizedRules: [ParameterizedRule]
  /// Places in ``rules`` by name: a name may stand for several rules.
  let rulePlaces: [String: [Int]]

  init(
    source: SourceText, rules: [GuardRule], bindings: Bindings,
    parameterizedRules: [ParameterizedRule]
  ) {
    self.source = source
    self.rules = rules
    self.bindings = bindings
    self.parameterizedRules = Dictionary(
      parameterizedRules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    rulePlaces = Dictionary(grouping: rules.indices, by: { rules[$0].name })
    allParameterizedRules = parameterizedRules
  }
}

extension RulesFile {
  /// The literal that the file binds to a name, which an option may take the place of.
  public func literal(_ name: String) -> GuardValue? {
    if case .literal(let literal, _) = bindings[name] { GuardValue(literal: literal) } else { nil }
  }

  /// The same with a value in place of the literal that the file binds to a name.
  public func setting(_ name: String, to value: GuardValue) -> RulesFile {
    guard case .literal(_, let range) = bindings[name], let literal = Literal(value) else {
      return self
    }
    var bindings = bindings
    bindings.bind(name, to: .literal(literal, range))
    return RulesFile(
      source: source, rules: rules, bindings: bindings, parameterizedRules: allParameterizedRules)
  }

  /// The place of the first rule of a name in ``rules``; `nil` where there is none.
  public func place(ofRule name: String) -> Int? { rulePlaces[name]?.first }
}

/// A rule that is evaluated by itself.
public final class GuardRule: Sendable {
  /// The name of the rule that holds the clauses outside any rule.
  public static let defaultName = "default"

  /// As it is written behind `rule`.
  public let name: String
  /// Where the name stands; the start of the first clause for clauses outside any rule.
  public let range: SourceRange
  let condition: Conjunction?
  let body: Block

  init(name: String, range: SourceRange, condition: Conjunction?, body: Block) {
    self.name = name
    self.range = range
    self.condition = condition
    self.body = body
  }
}

struct ParameterizedRule: Sendable {
  let name: String
  let parameters: [String]
  let body: Block
  /// Of each name in ``parameters``; of one that is there twice the last.
  let places: [String: Int]

  init(name: String, parameters: [String], body: Block) {
    self.name = name
    self.parameters = parameters
    self.body = body
    places = Dictionary(
      zip(parameters, parameters.indices), uniquingKeysWith: { _, last in last })
  }
}

/// What `let` binds in one block.
///
/// Of one name the last literal counts, without one the last call, without that the last query.
struct Bindings: Sendable {
  /// What each name stands for, in the order in which the names come.
  private(set) var operands: [Operand] = []
  /// Of each name in ``operands``.
  private(set) var places: [String: Int] = [:]

  var isEmpty: Bool { operands.isEmpty }

  mutating func bind(_ name: String, to operand: Operand) {
    guard let place = places[name] else {
      places[name] = operands.count
      return operands.append(operand)
    }
    if operands[place].rank <= operand.rank { operands[place] = operand }
  }

  subscript(name: String) -> Operand? { places[name].map { operands[$0] } }
}

extension Operand {
  fileprivate var rank: Int {
    switch self {
    case .query: 0
    case .call: 1
    case .literal: 2
    }
  }
}

/// A body in braces: what it binds, and what must hold in it.
struct Block: Sendable {
  let bindings: Bindings
  let items: Conjunction
}

/// Lines that must all hold.
typealias Conjunction = [Alternatives]

/// What stands between `or`: one is enough.
typealias Alternatives = [Item]

/// One thing that holds or not.
indirect enum Item: Sendable {
  case comparison(Comparison)
  case queryBlock(QueryBlock)
  case typeBlock(TypeBlock)
  case whenBlock(condition: Conjunction, body: Block)
  case call(RuleCall)
  case reference(RuleReference)

  /// Where it stands; of a `when` block its first condition.
  var range: SourceRange {
    switch self {
    case .comparison(let comparison): comparison.range
    case .queryBlock(let block): block.range
    case .typeBlock(let block): block.range
    case .whenBlock(let condition, _): condition.first?.first?.range ?? SourceRange(0, 0)
    case .call(let call): call.range
    case .reference(let reference): reference.range
    }
  }
}

/// A query with an operator: `Properties.Name exists`, `some Tags[*].Key == 'a' << why >>`.
///
/// A class, as all parts of a file that every evaluation hands on.
final class Comparison: Sendable {
  let query: Query
  /// `not` or `!` in front of the query, which only unary operators obey.
  let isNegatedInFront: Bool
  let predicate: Predicate
  let message: String?
  let range: SourceRange

  init(
    query: Query, isNegatedInFront: Bool, predicate: Predicate, message: String?,
    range: SourceRange
  ) {
    self.query = query
    self.isNegatedInFront = isNegatedInFront
    self.predicate = predicate
    self.message = message
    self.range = range
  }
}

enum Predicate: Sendable {
  case unary(UnaryOperator, isNegated: Bool)
  case binary(BinaryOperator, isNegated: Bool, Operand)
}

enum UnaryOperator: String, CaseIterable, Sendable {
  case exists, empty
  case isString = "is_string"
  case isList = "is_list"
  case isStruct = "is_struct"
  case isBool = "is_bool"
  case isInt = "is_int"
  case isNull = "is_null"
  case isFloat = "is_float"
}

enum BinaryOperator: String, Sendable {
  case equal = "=="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"
}

/// `query { … }`: the body for each result.
struct QueryBlock: Sendable {
  let query: Query
  /// `query !empty { … }`: no result fails.
  let mustHaveResults: Bool
  let body: Block
  let range: SourceRange
}

/// `AWS::X::Y { … }`: the body for each resource of a type.
struct TypeBlock: Sendable {
  let selection: Query
  let condition: Conjunction?
  let body: Block
  let range: SourceRange
}

/// `name(x, y)`: a parameterized rule.
struct RuleCall: Sendable {
  let name: String
  /// A `not` in front of it, which means nothing.
  let isNegated: Bool
  let arguments: [Operand]
  let message: String?
  let range: SourceRange
}

/// A rule by its name alone.
struct RuleReference: Sendable {
  let name: String
  let isNegated: Bool
  let message: String?
  let range: SourceRange
}

/// The right side of an operator or of `let`, or an argument.
indirect enum Operand: Sendable {
  case literal(Literal, SourceRange)
  case call(FunctionCall)
  case query(Query)

  /// Where it stands.
  var range: SourceRange {
    switch self {
    case .literal(_, let range): range
    case .call(let call): call.range
    case .query(let query): query.range
    }
  }
}

struct FunctionCall: Sendable {
  let function: Function
  let arguments: [Operand]
  let range: SourceRange
}

/// A value that is written in the rules.
indirect enum Literal: Sendable {
  case null
  case string(String)
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  case pattern(Pattern)
  case range(ValueRange)
  case list([Literal])
  case map([(key: String, value: Literal)])

  /// `nil` for a value that the rules cannot write, and for a mapping.
  fileprivate init?(_ value: GuardValue) {
    switch value.content {
    case .null: self = .null
    case .string(let text): self = .string(text)
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .list(let items):
      let literals = items.compactMap { Literal($0) }
      guard literals.count == items.count else { return nil }
      self = .list(literals)
    case .expression(let expression):
      switch expression.form {
      case .pattern(let pattern): self = .pattern(pattern)
      case .range(let range): self = .range(range)
      }
    case .map, .open, .character: return nil
    }
  }
}

/// `some Resources.*[ … ].Properties`.
final class Query: Sendable {
  let isSome: Bool
  let head: Head
  let steps: [Step]
  /// The steps from the context on: with the key at the head, without the `[*]` behind a variable.
  let path: [Step]
  let range: SourceRange

  init(isSome: Bool, head: Head, steps: [Step], range: SourceRange) {
    self.isSome = isSome
    self.head = head
    self.steps = steps
    self.range = range
    switch (head, steps.first) {
    case (.key(let key), _): path = [.key(key)] + steps
    case (.variable, .allElements): path = Array(steps.dropFirst())
    case (.variable, _), (.this, _): path = steps
    }
  }

  enum Head: Sendable {
    case this
    case variable(String)
    case key(String)
  }

  /// It asks for a set of results, so that `empty` asks whether there are any.
  var asksForSet: Bool {
    if isBareVariable { return true }
    switch steps.last {
    case .filter, .keyFilter: return true
    default: return false
    }
  }
}

/// One step of a query.
enum Step: Sendable {
  case key(String)
  /// Counted from 0; a sign means nothing.
  case index(Int)
  /// `.*`
  case allMembers
  /// `[*]`
  case allElements
  /// `.%name`: the keys that a variable names.
  case interpolation(String, SourceRange)
  case capture(String)
  case filter(Filter)
  case keyFilter(KeyFilter)
}

final class Filter: Sendable {
  let capture: String?
  let conditions: Conjunction
  /// The resource type that the first condition asks for: `Type == 'AWS::X::Y'`.
  let requiredType: String?
  /// What is left to ask where the type is known.
  let conditionsBesideType: Conjunction

  init(capture: String?, conditions: Conjunction, requiredType: String?) {
    self.capture = capture
    self.conditions = conditions
    self.requiredType = requiredType
    conditionsBesideType = Array(conditions.dropFirst())
  }
}

struct KeyFilter: Sendable {
  let `operator`: BinaryOperator
  let isNegated: Bool
  let operand: Operand
}
