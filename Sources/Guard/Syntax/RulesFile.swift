public import Documents

/// A rules file of AWS CloudFormation Guard, parsed: values that do not change, shared by all
/// evaluations.
///
/// Grammar: https://github.com/aws-cloudformation/cloudformation-guard/tree/3.2.0/docs
public struct RulesFile: Sendable {
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
}

/// A rule that is evaluated by itself.
public struct GuardRule: Sendable {
  /// The name of the rule that holds the clauses outside any rule.
  public static let defaultName = "default"

  /// As it is written behind `rule`.
  public let name: String
  /// Where the name stands; the start of the first clause for clauses outside any rule.
  public let range: SourceRange
  let condition: Conjunction?
  let body: Block
}

struct ParameterizedRule: Sendable {
  let name: String
  let parameters: [String]
  let body: Block
}

/// What `let` binds in one block, by name.
///
/// Of one name the last literal counts, without one the last call, without that the last query.
struct Bindings: Sendable {
  private(set) var operands: [String: Operand] = [:]

  var isEmpty: Bool { operands.isEmpty }

  mutating func bind(_ name: String, to operand: Operand) {
    guard let known = operands[name], known.rank > operand.rank else {
      operands[name] = operand
      return
    }
  }

  mutating func unbind(_ name: String) { operands[name] = nil }

  subscript(name: String) -> Operand? { operands[name] }
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
struct Comparison: Sendable {
  let query: Query
  /// `not` or `!` in front of the query, which only unary operators obey.
  let isNegatedInFront: Bool
  let predicate: Predicate
  let message: String?
  let range: SourceRange
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
}

/// `some Resources.*[ … ].Properties`.
struct Query: Sendable {
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
indirect enum Step: Sendable {
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

struct Filter: Sendable {
  let capture: String?
  let conditions: Conjunction
  /// The resource type that the first condition asks for: `Type == 'AWS::X::Y'`.
  let requiredType: String?
}

struct KeyFilter: Sendable {
  let `operator`: BinaryOperator
  let isNegated: Bool
  let operand: Operand
}
