internal import Documents

/// Clauses: a query and an operator.
extension Evaluation {
  func verdict(
    of comparison: Comparison, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    switch comparison.predicate {
    case .unary(let unary, let isNegated):
      let results = try results(of: comparison.query, in: scope, on: context)
      return try verdict(
        of: unary, isNegated: isNegated != comparison.isNegatedInFront, results, comparison)
    case .binary(let binary, let isNegated, let operand):
      // The right side comes first: an error in it is met even where the left side is empty.
      let right = try results(of: operand, in: scope, on: context)
      let left = try results(of: comparison.query, in: scope, on: context)
      guard !left.isEmpty, !right.isEmpty else { return .skip }
      var clause = BinaryClause(
        comparison: comparison, binary: binary, isNegated: isNegated, left: left, right: right,
        effort: effort)
      try clause.compare()
      let verdict = clause.fold.verdict(isSome: comparison.query.isSome)
      let mayBeSkipped = left.allSatisfy(\.isMaybe) || right.allSatisfy(\.isMaybe)
      return mayBeSkipped ? verdict.uncertain : verdict
    }
  }

  // MARK: Unary operators

  private func verdict(
    of unary: UnaryOperator, isNegated: Bool, _ results: [QueryResult], _ comparison: Comparison
  ) throws(EvaluationError) -> Verdict {
    if unary == .empty, comparison.query.asksForSet {
      return emptiness(of: results, isNegated: isNegated, comparison)
    }
    guard !results.isEmpty else { return .skip }
    var fold = OutcomeFold()
    for result in results {
      let answer = try holds(unary, of: result, at: comparison.range)
      let status = Self.status(of: answer, isNegated: isNegated)
      fold.add(status, isMaybe: result.isMaybe) { Check(unary: comparison, result) }
    }
    return fold.verdict(isSome: comparison.query.isSome)
  }

  private static func status(of answer: Bool?, isNegated: Bool) -> GuardStatus {
    guard let answer else { return .undecided }
    return answer != isNegated ? .pass : .fail
  }

  /// Whether a test holds for one result; `nil` where that is not decided.
  private func holds(
    _ unary: UnaryOperator, of result: QueryResult, at range: SourceRange
  ) throws(EvaluationError) -> Bool? {
    let value: GuardValue
    switch result.kind {
    case .undecided: return nil
    case .unresolved: return unary == .empty
    case .literal(let found), .resolved(let found): value = found
    }
    if unary == .exists { return true }
    if case .open(let open) = value.content {
      if unary == .empty, open.text?.isNeverEmpty == true { return false }
      guard open.isKnownText else { return nil }
      return unary == .isString
    }
    switch (unary, value.content) {
    case (.empty, .string(let text)): return text.isEmpty
    case (.empty, .list(let items)): return items.isEmpty
    case (.empty, .map(let map)): return map.isEmpty
    case (.empty, .boolean): return false
    case (.empty, _):
      throw EvaluationError(
        "'empty' is asked of a value that has no content, which ends all rules of the file; use "
          + "'exists'", at: range)
    case (.isString, .string), (.isList, .list), (.isStruct, .map), (.isBool, .boolean),
      (.isInt, .integer), (.isNull, .null), (.isFloat, .real):
      return true
    default: return false
    }
  }

  /// `empty` behind a filter or a variable: whether anything was found.
  private func emptiness(
    of results: [QueryResult], isNegated: Bool, _ comparison: Comparison
  ) -> Verdict {
    guard !results.isEmpty else {
      return isNegated
        ? Verdict(status: .fail, failures: [.check(Check(.noValue, comparison))]) : .pass
    }
    // One that is certain decides, whatever there may be beside it.
    guard results.contains(where: { !$0.isMaybe }) else {
      return Verdict(status: .undecided, undecidedCheck: Check(.noValue, comparison))
    }
    var fold = OutcomeFold()
    for result in results {
      let isNothing: Bool?
      switch result.kind {
      // What is below an open value may be nothing; what else may be there is not asked for.
      case .undecided(let rest) where !result.isMaybe || rest.reached.isOpen: isNothing = nil
      case .unresolved where !result.isMaybe: isNothing = true
      case .literal(let value) where !result.isMaybe, .resolved(let value) where !result.isMaybe:
        isNothing = value.isNull
      default: continue
      }
      fold.add(Self.status(of: isNothing, isNegated: isNegated), isMaybe: false) {
        Check(unary: comparison, result)
      }
    }
    return fold.verdict(isSome: comparison.query.isSome)
  }
}
