internal import Documents

extension RulesFile {
  /// Lines that probably do not do what they seem to do; found anew each time.
  public var warnings: [GuardWarning] {
    var walk = GuardWarnings(file: self)
    walk.addAll()
    return walk.warnings.sorted { $0.range < $1.range }
  }
}

/// Walks a rules file for the traps of the language.
private struct GuardWarnings {
  let file: RulesFile
  var warnings: [GuardWarning] = []
  /// What names stand for, innermost last.
  var scopes: [Bindings] = []

  init(file: RulesFile) { self.file = file }

  private mutating func warn(_ message: String, at range: SourceRange) {
    let warning = GuardWarning(message: message, range: range)
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  mutating func addAll() {
    scopes = [file.bindings]
    add(file.bindings)
    for rule in file.rules {
      if let condition = rule.condition { add(condition) }
      add(rule.body)
    }
    for rule in file.allParameterizedRules { add(rule.body) }
  }

  private mutating func add(_ block: Block) {
    scopes.append(block.bindings)
    add(block.bindings)
    add(block.items)
    scopes.removeLast()
  }

  private mutating func add(_ bindings: Bindings) {
    let named = bindings.places.map { (name: $0, operand: bindings.operands[$1]) }
    for (name, operand) in named.sorted(by: { $0.operand.range < $1.operand.range }) {
      if case .query(let query) = operand, query.steps.isEmpty,
        case .key(let key) = query.head, key == "rule" || key == "let"
      {
        warn("'let \(name) =' has no value, and takes the word '\(key)' for one", at: query.range)
      }
      add(operand)
    }
  }

  private mutating func add(_ conjunction: Conjunction) {
    for alternatives in conjunction { for item in alternatives { add(item) } }
  }

  private mutating func add(_ item: Item) {
    switch item {
    case .comparison(let comparison): add(comparison)
    case .queryBlock(let block):
      add(block.query)
      add(block.body)
    case .typeBlock(let block):
      warn(
        "a type block is an error, which ends all rules of the file, in a document without "
          + "resources; put it behind 'when Resources !empty'", at: block.range)
      if let condition = block.condition { add(condition) }
      add(block.body)
    case .whenBlock(let condition, let body):
      add(condition)
      add(body)
    case .call(let call):
      if call.isNegated {
        warn("'not' in front of a parameterized rule does nothing", at: call.range)
      }
      for argument in call.arguments { add(argument) }
    case .reference: break
    }
  }

  private mutating func add(_ operand: Operand) {
    switch operand {
    case .literal: break
    case .query(let query): add(query)
    case .call(let call):
      if call.function == .regexReplace {
        warn(
          "regex_replace drops the text that its pattern does not match; match all of it, with groups",
          at: call.range)
      }
      for argument in call.arguments { add(argument) }
    }
  }

  // MARK: Comparisons

  private mutating func add(_ comparison: Comparison) {
    add(comparison.query)
    addSwallowedLine(comparison)
    switch comparison.predicate {
    case .unary(let unary, _):
      if unary == .empty, comparison.query.isBareVariable, bindsValue(comparison.query) {
        warn(
          "'empty' asks whether the variable has results, not whether its list is empty; "
            + "put '[*]' behind the query of its 'let', or ask the query itself",
          at: comparison.range)
      }
    case .binary(let binary, let isNegated, let operand):
      if comparison.isNegatedInFront {
        warn(
          "'not' in front of a comparison does nothing; write '!=' or 'not in'",
          at: comparison.range)
      }
      add(operand)
      add(binary, isNegated: isNegated, operand, in: comparison)
    }
  }

  private mutating func add(
    _ binary: BinaryOperator, isNegated: Bool, _ operand: Operand, in comparison: Comparison
  ) {
    if case .literal(.list(let items), let range) = operand,
      items.contains(where: { if case .range = $0 { true } else { false } })
    {
      warn("a range inside a list never matches; write 'in r[…]'", at: range)
    }
    if isNegated, binary == .equal, case .literal(.null, _) = operand {
      warn(
        "'!=' between values of different kinds fails, so that nothing but null is compared; "
          + "write '!is_null'", at: comparison.range)
    }
    if isNegated, binary == .in, case .query(let right) = operand, !spreads(right),
      !spreads(comparison.query), !bindsLiteral(right)
    {
      warn(
        "between two lists 'not in' passes as soon as one element is missing; put '[*]' behind both",
        at: comparison.range)
    }
  }

  /// `name` on a line, and a name that begins with an operator on the next: both are one comparison.
  private mutating func addSwallowedLine(_ comparison: Comparison) {
    guard case .key(let name) = comparison.query.head, comparison.query.steps.isEmpty,
      file.rulePlaces[name] != nil
    else { return }
    let text = file.source.string(in: SourceRange(comparison.query.range.end, comparison.range.end))
    let words = text.drop { $0.isWhitespace }
    guard text.prefix(while: \.isWhitespace).contains(where: \.isNewline),
      words.first?.isLetter == true
    else { return }
    warn(
      "the name of a rule and the line behind it are read as one comparison; names of rules should "
        + "not begin with an operator such as 'in' or 'exists'", at: comparison.range)
  }

  // MARK: Queries

  private mutating func add(_ query: Query) {
    let isVariable = if case .variable = query.head { true } else { false }
    for (place, step) in query.steps.enumerated() {
      switch step {
      case .index(let index):
        if index < 0 {
          warn(
            "a negative index is made positive: [\(index)] is [\(index.magnitude)]",
            at: query.range)
        }
        if isVariable, place == 0 {
          warn(
            "an index behind a variable is applied inside each result; it does not choose one",
            at: query.range)
        }
      case .allElements:
        if isVariable, place == 0, query.steps.count > 1, bindsValue(query) {
          warn(
            "'[*]' behind a variable does not spread a list; put it behind the query of its 'let'",
            at: query.range)
        }
      case .filter(let filter):
        add(filter, at: place, of: query, isVariable: isVariable)
      case .keyFilter(let filter):
        add(filter.operand)
        if filter.isNegated, filter.operator == .in, case .query(let right) = filter.operand,
          spreads(right)
        {
          warn(
            "'keys not in' with several names selects nearly every key; give it one list",
            at: query.range)
        }
      case .key, .allMembers, .interpolation, .capture: break
      }
    }
  }

  private mutating func add(
    _ filter: Filter, at place: Int, of query: Query, isVariable: Bool
  ) {
    add(filter.conditions)
    switch place > 0 ? query.steps[place - 1] : nil {
    case .allElements where !(isVariable && place == 1):
      warn(
        "a filter behind '[*]' does not look at the elements; write '[ … ]' without '[*]'",
        at: query.range)
    case .filter, .keyFilter, .index:
      warn("a filter behind a filter or an index crashes other engines", at: query.range)
    default: break
    }
  }

  // MARK: What names stand for

  private func binding(of query: Query) -> Operand? {
    guard case .variable(let name) = query.head else { return nil }
    return scopes.last { $0[name] != nil }?[name]
  }

  private func bindsLiteral(_ query: Query) -> Bool {
    if case .literal = binding(of: query) { true } else { false }
  }

  /// The variable stands for what a query of plain keys finds.
  private func bindsValue(_ query: Query) -> Bool {
    guard case .query(let bound) = binding(of: query), case .key = bound.head else { return false }
    guard let last = bound.steps.last else { return true }
    if case .key = last { return true }
    return false
  }

  /// The query gives the elements of a list one by one.
  ///
  /// - Parameter remaining: variables that are looked through; one may stand for itself.
  private func spreads(_ query: Query, through remaining: Int = 16) -> Bool {
    if remaining > 0, query.isBareVariable, case .query(let bound) = binding(of: query) {
      return spreads(bound, through: remaining - 1)
    }
    switch query.steps.last {
    case .allElements, .allMembers, .filter, .keyFilter: return true
    default: return false
    }
  }
}

extension Query {
  /// A variable alone, with or without `[*]`.
  var isBareVariable: Bool {
    guard case .variable = head else { return false }
    switch (steps.count, steps.first) {
    case (0, _), (1, .allElements): return true
    default: return false
    }
  }
}
