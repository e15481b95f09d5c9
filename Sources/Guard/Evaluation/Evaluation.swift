internal import Documents

/// One pass of a rules file over one document.
///
/// A class, since variables, captured keys and the statuses of rules live for the pass.
public final class Evaluation {
  /// What one rule came to.
  public struct RuleVerdict {
    /// The rule.
    public let rule: GuardRule
    /// Its status and why.
    public let verdict: Verdict
  }

  let file: RulesFile
  let root: GuardValue
  /// Seconds since 1970, for `now()`.
  let time: Int
  let fileScope: Scope
  let effort = Effort()
  /// Keys that queries have captured, by the names that they gave them.
  var captures: [String: [QueryResult]] = [:]
  /// A key that a mapping lacks is looked for in other spellings, as Guard does.
  let respellsKeys: Bool
  private var known: [String: Verdict] = [:]

  /// A pass that has not begun.
  ///
  /// - Parameters:
  ///   - root: the document.
  ///   - time: the time of the run in seconds since 1970.
  ///   - respellsKeys: a key that a mapping lacks is looked for in other spellings, as Guard does.
  public init(
    of file: RulesFile, on root: GuardValue, time: Int = 0, respellsKeys: Bool = true
  ) {
    self.respellsKeys = respellsKeys
    self.file = file
    self.root = root
    self.time = time
    fileScope = Scope(inside: nil, of: root, file.bindings)
  }

  /// The status of each rule, in file order.
  ///
  /// - Throws: ``EvaluationError``; then no rule has a status.
  public func verdicts() throws(EvaluationError) -> [RuleVerdict] {
    var verdicts: [RuleVerdict] = []
    for rule in file.rules {
      verdicts.append(RuleVerdict(rule: rule, verdict: try verdict(of: rule)))
    }
    return verdicts
  }

  /// The status of one rule of the file, by its place there.
  ///
  /// - Throws: ``EvaluationError``.
  public func verdict(ofRuleAt place: Int) throws(EvaluationError) -> Verdict {
    try verdict(of: file.rules[place])
  }

  // MARK: Rules

  private func verdict(of rule: GuardRule) throws(EvaluationError) -> Verdict {
    guard let condition = rule.condition else {
      return try verdict(of: rule.body, in: fileScope, on: root)
    }
    return try guarded(condition, rule.body, in: fileScope, on: root)
  }

  /// A rule that another one names; evaluated once.
  private func verdict(
    ofReferenced name: String, at range: SourceRange
  ) throws(EvaluationError) -> Verdict {
    if let verdict = known[name] { return verdict }
    guard let places = file.rulePlaces[name] else {
      throw EvaluationError("there is no rule '\(name)'", at: range)
    }
    try effort.enter(at: range)
    defer { effort.leave() }
    var verdict = Verdict.skip
    for place in places where verdict.status == .skip {
      verdict = try self.verdict(of: file.rules[place])
    }
    known[name] = verdict
    return verdict
  }

  private func verdict(
    of reference: RuleReference
  ) throws(EvaluationError) -> Verdict {
    let target = try verdict(ofReferenced: reference.name, at: reference.range)
    let status =
      reference.isNegated
      ? target.conditionStatus.negatedReference : target.conditionStatus.reference
    let check = Check(.noValue, message: reference.message, at: reference.range)
    return Verdict(
      status: status, failures: [.check(check)], undecidedCheck: target.undecidedCheck ?? check)
  }

  private func verdict(
    of call: RuleCall, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    guard let rule = file.parameterizedRules[call.name] else {
      throw EvaluationError("there is no rule '\(call.name)' with parameters", at: call.range)
    }
    guard rule.parameters.count == call.arguments.count else {
      throw EvaluationError(
        "rule '\(call.name)' takes \(rule.parameters.count) arguments, not \(call.arguments.count)",
        at: call.range)
    }
    var arguments: [[QueryResult]] = []
    for argument in call.arguments {
      arguments.append(
        try results(of: argument, in: scope, on: context).map { result in
          // What is written in place is no literal any more inside the rule.
          if case .literal(let value) = result.kind { return .resolved(value) }
          return result
        })
    }
    let parameters = Scope(inside: scope, of: context, rule, arguments)
    try effort.enter(at: call.range)
    defer { effort.leave() }
    var verdict = try verdict(of: rule.body, in: parameters, on: context)
    verdict.failures = verdict.failures.map { $0.entered(through: rule.name) }
    return verdict
  }

  // MARK: Blocks

  private func guarded(
    _ condition: Conjunction, _ body: Block, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    let condition = try verdict(of: condition, in: scope, on: context)
    guard condition.status == .pass || condition.status == .undecided else { return .skip }
    return try verdict(of: body, in: scope, on: context).guarded(by: condition)
  }

  func verdict(
    of block: Block, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    let inner =
      block.bindings.isEmpty ? scope : Scope(inside: scope, of: context, block.bindings)
    return try verdict(of: block.items, in: inner, on: context)
  }

  /// Everything is evaluated, also behind what fails.
  ///
  /// - Parameter known: what the lines in front of these have come to.
  func verdict(
    of conjunction: Conjunction, behind known: Verdict = .skip, in scope: Scope,
    on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    var verdict = known
    for alternatives in conjunction {
      verdict.add(try self.verdict(of: alternatives, in: scope, on: context))
    }
    return verdict
  }

  /// Ends at the first that passes.
  private func verdict(
    of alternatives: Alternatives, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    if alternatives.count == 1 {
      return try verdict(of: alternatives[0], in: scope, on: context)
    }
    var others = GuardStatus.skip
    var mayPass = false
    var failures: [[Reason]] = []
    var undecidedCheck: Check?
    for item in alternatives {
      let verdict = try verdict(of: item, in: scope, on: context)
      if verdict.conditionStatus == .pass { return .pass }
      if verdict.status == .pass { mayPass = true } else { others = others.or(verdict.status) }
      if !verdict.failures.isEmpty { failures.append(verdict.failures) }
      undecidedCheck = undecidedCheck ?? verdict.undecidedCheck
    }
    guard mayPass else {
      return Verdict(
        status: others, failures: [.alternatives(failures)], undecidedCheck: undecidedCheck)
    }
    return others == .skip
      ? Verdict.pass.uncertain : Verdict(status: .undecided, undecidedCheck: undecidedCheck)
  }

  private func verdict(
    of item: Item, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    try effort.enter(at: item.range)
    defer { effort.leave() }
    switch item {
    case .comparison(let comparison):
      try effort.step(at: comparison.range)
      return try verdict(of: comparison, in: scope, on: context)
    case .queryBlock(let block): return try verdict(of: block, in: scope, on: context)
    case .typeBlock(let block): return try verdict(of: block, in: scope, on: context)
    case .whenBlock(let condition, let body):
      return try guarded(condition, body, in: scope, on: context)
    case .call(let call):
      try effort.step(at: call.range)
      return try verdict(of: call, in: scope, on: context)
    case .reference(let reference): return try verdict(of: reference)
    }
  }

  private func verdict(
    of block: QueryBlock, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    let results = try results(of: block.query, in: scope, on: context)
    guard !results.isEmpty else {
      guard block.mustHaveResults else { return .skip }
      return Verdict(status: .fail, failures: [.check(Check(.noValue, at: block.range))])
    }
    var members = MemberFold()
    for result in results {
      try effort.step(at: block.range)
      members.add(try member(result, of: block, in: scope), isMaybe: result.isMaybe)
    }
    let verdict = members.verdict(isSome: block.query.isSome)
    let isCertain = results.contains { !$0.isMaybe }
    // Where nothing may be there, the block may fail for that.
    guard block.mustHaveResults, !isCertain, verdict.status != .fail else { return verdict }
    return Verdict(status: .undecided, undecidedCheck: verdict.undecidedCheck)
  }

  private func member(
    _ result: QueryResult, of block: QueryBlock, in scope: Scope
  ) throws(EvaluationError) -> Verdict {
    switch result.kind {
    case .literal(let value), .resolved(let value):
      return try verdict(of: block.body, in: scope, on: value)
    case .unresolved(let rest), .undecided(let rest):
      let check = Check(.unresolvedBlock, reached: rest, at: block.range)
      return result.isUnresolved
        ? Verdict(status: .fail, failures: [.check(check)])
        : Verdict(status: .undecided, undecidedCheck: check)
    }
  }

  private func verdict(
    of block: TypeBlock, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> Verdict {
    let results = try results(of: block.selection, in: scope, on: root)
    guard !results.contains(where: \.isUnresolved) else {
      throw EvaluationError("the document has no resources to choose from", at: block.range)
    }
    guard !results.isEmpty else { return .skip }
    if let condition = block.condition {
      let condition = try verdict(of: condition, in: scope, on: context)
      guard condition.status == .pass || condition.status == .undecided else { return .skip }
      return try members(results, of: block, in: scope).guarded(by: condition)
    }
    return try members(results, of: block, in: scope)
  }

  private func members(
    _ results: [QueryResult], of block: TypeBlock, in scope: Scope
  ) throws(EvaluationError) -> Verdict {
    var members = MemberFold()
    for result in results {
      try effort.step(at: block.range)
      guard let value = result.value else { continue }
      members.add(
        try verdict(of: block.body, in: scope, on: value), isMaybe: result.isMaybe)
    }
    return members.verdict(isSome: false)
  }
}

extension Reason {
  fileprivate func entered(through rule: String) -> Reason {
    switch self {
    case .check(let check): return .check(check.entered(through: rule))
    case .alternatives(let alternatives):
      return .alternatives(alternatives.map { $0.map { $0.entered(through: rule) } })
    }
  }
}

/// Folds what the body of a block came to for each member.
struct MemberFold {
  private var all = Verdict.skip
  private var hasCertainPass = false
  private var hasPossiblePass = false
  private var undecidedCheck: Check?

  mutating func add(_ verdict: Verdict, isMaybe: Bool) {
    let folded = isMaybe ? verdict.uncertain : verdict
    if folded.status == .pass, !folded.mayBeSkipped { hasCertainPass = true }
    if folded.mayBeSkipped && folded.status == .pass || verdict.status == .undecided {
      hasPossiblePass = true
      undecidedCheck = undecidedCheck ?? verdict.undecidedCheck
    }
    all.add(folded)
  }

  /// - Parameter isSome: one member that passes is enough.
  func verdict(isSome: Bool) -> Verdict {
    guard isSome else { return all }
    if hasCertainPass { return .pass }
    return hasPossiblePass
      ? Verdict(status: .undecided, undecidedCheck: undecidedCheck ?? all.undecidedCheck) : all
  }
}
