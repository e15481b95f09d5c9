internal import Documents

/// Queries: from a value, step by step, to results.
extension Evaluation {
  /// What an operand gives.
  func results(
    of operand: Operand, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> [QueryResult] {
    switch operand {
    case .literal(let literal, _):
      return [QueryResult(kind: .literal(GuardValue(literal: literal)))]
    case .query(let query): return try results(of: query, in: scope, on: context)
    case .call(let call): return try results(of: call, in: scope, on: context)
    }
  }

  /// What a query gives.
  func results(
    of query: Query, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> [QueryResult] {
    try effort.step(at: query.range)
    var results: [QueryResult] = []
    guard case .variable(let name) = query.head else {
      let walk = Walk(query: query, scope: scope, start: .this)
      try go(Branch(from: context), on: walk, into: &results)
      return results
    }
    let bound = try self.results(ofVariable: name, at: query.range, in: scope)
    guard !query.path.isEmpty else { return bound }
    let walk = Walk(query: query, scope: scope, start: .variable)
    for result in bound {
      if let value = result.value {
        try go(Branch(from: value, isMaybe: result.isMaybe), on: walk, into: &results)
      } else {
        let isMaybe = !result.isUnresolved && query.path.contains(where: \.mayFindNothing)
        results.append(result.maybe(isMaybe))
      }
    }
    return results
  }

  // MARK: Variables

  /// What a name stands for, from the innermost block outwards; evaluated at its first use.
  func results(
    ofVariable name: String, at range: SourceRange, in scope: Scope
  ) throws(EvaluationError) -> [QueryResult] {
    var current: Scope? = scope
    while let scope = current {
      if let results = try results(ofVariable: name, boundBy: scope, at: range) { return results }
      current = scope.parent
    }
    throw EvaluationError("there is no variable '%\(name)'", at: range)
  }

  private func results(
    ofVariable name: String, boundBy scope: Scope, at range: SourceRange
  ) throws(EvaluationError) -> [QueryResult]? {
    guard let place = scope.places[name] else {
      return scope.parent == nil ? captures[name] : nil
    }
    switch scope.meanings[place] {
    case .known(let results): return results
    case .pending: throw EvaluationError("variable '%\(name)' is made of itself", at: range)
    case .unasked: break
    }
    let operand = scope.operands[place]
    if case .literal(let literal, _) = operand {
      let results = [QueryResult(kind: .literal(GuardValue(literal: literal)))]
      scope.meanings[place] = .known(results)
      return results
    }
    scope.meanings[place] = .pending
    try effort.enter(at: range)
    defer { effort.leave() }
    var results = try results(of: operand, in: scope, on: scope.context)
    if case .query(let query) = operand, query.isSome {
      results.removeAll(where: \.isUnresolved)
      results = results.map { $0.maybe($0.value == nil) }
    }
    scope.meanings[place] = .known(results)
    return results
  }

  /// A name that the file binds to a literal stays what it is.
  private func capture(_ key: GuardKey, as name: String, isMaybe: Bool) {
    let result = QueryResult.resolved(key.value, isMaybe: isMaybe)
    guard let place = fileScope.places[name] else {
      captures[name, default: []].append(result)
      return
    }
    if case .literal = fileScope.operands[place] { return }
    guard case .known(var results) = fileScope.meanings[place] else {
      fileScope.meanings[place] = .known([result])
      return
    }
    // Held once only, so that what is there already is not copied for each key.
    fileScope.meanings[place] = .pending
    results.append(result)
    fileScope.meanings[place] = .known(results)
  }

  // MARK: Steps

  /// Where a walk begins.
  private enum Start {
    case this
    /// Behind the `[*]` that follows a variable.
    case variable
  }

  /// What stays the same on all branches of a walk.
  private struct Walk {
    let query: Query
    let scope: Scope
    let start: Start

    func step(at place: Int) -> Step? {
      place >= 0 && place < query.path.count ? query.path[place] : nil
    }
  }

  /// One branch of a walk.
  private struct Branch {
    var value: GuardValue
    /// The step to take.
    var place = 0
    /// The value of a mapping that was visited last, which filters behind `[*]` look at.
    var visited: GuardValue
    /// The spelling of keys that was found, and is the only one from there on.
    var spelling: KeySpelling?
    var isMaybe = false
    /// It is a resource of the type that the filter at ``place`` asks for first.
    var hasRequiredType = false

    init(from value: GuardValue, isMaybe: Bool = false) {
      self.value = value
      visited = value
      self.isMaybe = isMaybe
    }

    /// Goes on with the next step, on another value.
    mutating func move(to value: GuardValue) {
      self.value = value
      place += 1
      hasRequiredType = false
    }

    /// The next step on another value.
    func next(_ value: GuardValue, isMaybe: Bool = false) -> Branch {
      var branch = self
      branch.move(to: value)
      branch.isMaybe = self.isMaybe || isMaybe
      return branch
    }

    /// The next step on a member of a mapping.
    func visiting(_ value: GuardValue, isMaybe: Bool = false) -> Branch {
      var branch = next(value, isMaybe: isMaybe)
      branch.visited = value
      return branch
    }
  }

  /// All steps from here on.
  private func go(
    _ start: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    var branch = start
    var entered = 0
    defer { effort.leave(entered) }
    while let step = walk.step(at: branch.place) {
      try effort.step(at: walk.query.range)
      try effort.enter(at: walk.query.range)
      entered += 1
      // Most steps are keys that are there.
      guard case .key(let key) = step, case .map(let map) = branch.value.content,
        case .value(let member) = map.member(key)
      else { return try take(step, branch, on: walk, into: &results) }
      branch.move(to: member)
    }
    results.append(.resolved(branch.value, isMaybe: branch.isMaybe))
  }

  private func take(
    _ step: Step, _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    switch step {
    case .key(let key): try goToKey(key, branch, on: walk, into: &results)
    case .index(let index): try goToIndex(index, branch, on: walk, into: &results)
    case .allMembers: try goToAll(branch, on: walk, into: &results)
    case .allElements: try goToElements(branch, on: walk, into: &results)
    case .interpolation(let name, let range):
      try goToKeys(of: name, at: range, branch, on: walk, into: &results)
    case .capture(let name): try goToMembers(capturing: name, branch, on: walk, into: &results)
    case .filter(let filter): try goThrough(filter, branch, on: walk, into: &results)
    case .keyFilter(let filter): try goThrough(filter, branch, on: walk, into: &results)
    }
  }

  private func addUnresolved(
    _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) {
    let rest = Unresolved(reached: branch.value, query: walk.query, place: branch.place)
    results.append(QueryResult(kind: .unresolved(rest), isMaybe: branch.isMaybe))
  }

  /// The way ends here.
  private func end(_ branch: Branch, on walk: Walk, into results: inout [QueryResult]) {
    guard !branch.value.isOpen else { return addUndecided(branch, on: walk, into: &results) }
    addUnresolved(branch, on: walk, into: &results)
  }

  // MARK: Keys

  /// A key that is not there, or not for certain.
  private func goToKey(
    _ key: String, _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    guard let map = branch.value.map else {
      if let written = branch.value.writtenMember(key) {
        return try go(branch.next(written), on: walk, into: &results)
      }
      if branch.value.isWrittenOtherwise(than: key) {
        return addUnresolved(branch, on: walk, into: &results)
      }
      return end(branch, on: walk, into: &results)
    }
    if case .undecided = map.member(key) {
      return addUndecided(branch, on: walk, into: &results)
    }
    switch otherSpelling(of: key, in: map, branch.spelling) {
    case (let spelling, .value(let value))?:
      var next = branch.next(value)
      next.spelling = spelling
      return try go(next, on: walk, into: &results)
    case (_, .undecided)?: return addUndecided(branch, on: walk, into: &results)
    case (_, .absent)?, nil: break
    }
    if let written = branch.value.writtenMember(key) {
      return try go(branch.next(written), on: walk, into: &results)
    }
    end(branch, on: walk, into: &results)
  }

  /// Whether the way goes on here is not decided.
  private func addUndecided(
    _ branch: Branch, isMaybe: Bool = false, on walk: Walk, into results: inout [QueryResult]
  ) {
    let rest = Unresolved(reached: branch.value, query: walk.query, place: branch.place)
    // Nothing is below a text, though a filter may drop it.
    let isText = if case .open(let open) = branch.value.content { open.isKnownText } else { false }
    let mayBeNone = walk.query.path[branch.place...].prefix(isText ? 1 : .max).contains {
      if case .filter = $0 { true } else { !isText && $0.mayFindNothing }
    }
    results.append(
      QueryResult(kind: .undecided(rest), isMaybe: isMaybe || branch.isMaybe || mayBeNone))
  }

  private func otherSpelling(
    of key: String, in map: any GuardMap, _ active: KeySpelling?
  ) -> (KeySpelling, GuardMember)? {
    guard respellsKeys, KeySpelling.mayOccur(key, among: map.keys) else { return nil }
    for spelling in active.map({ [$0] }) ?? KeySpelling.allCases {
      let member = map.member(spelling.spelled(key))
      if case .absent = member { continue }
      return (spelling, member)
    }
    return nil
  }

  private func goToIndex(
    _ index: Int, _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    let place = Int(clamping: index.magnitude)
    guard let items = branch.value.list, place < items.count else {
      return end(branch, on: walk, into: &results)
    }
    try go(branch.next(items[place]), on: walk, into: &results)
  }

  /// `.%name`: no other spelling is tried.
  private func goToKeys(
    of name: String, at range: SourceRange, _ branch: Branch, on walk: Walk,
    into results: inout [QueryResult]
  ) throws(EvaluationError) {
    var names = try self.results(ofVariable: name, at: range, in: walk.scope)
    switch walk.step(at: branch.place + 1) {
    case nil, .key, .allElements, .interpolation: break
    case .index(let index):
      let place = Int(clamping: index.magnitude)
      guard place < names.count else { return end(branch, on: walk, into: &results) }
      names = [names[place]]
    default:
      throw EvaluationError(
        "behind '.%\(name)' stands a key, '[*]' or nothing", at: range)
    }
    guard let map = branch.value.map else { return end(branch, on: walk, into: &results) }
    for result in names {
      var branch = branch
      branch.isMaybe = branch.isMaybe || result.isMaybe
      guard let value = result.value else {
        if result.isUnresolved {
          end(branch, on: walk, into: &results)
        } else {
          addUndecided(branch, on: walk, into: &results)
        }
        continue
      }
      // An open value may be an empty list of names.
      guard !value.isOpen else {
        addUndecided(branch, isMaybe: true, on: walk, into: &results)
        continue
      }
      for key in value.items {
        if key.isOpen {
          addUndecided(branch, on: walk, into: &results)
          continue
        }
        guard let key = key.string else {
          throw EvaluationError("'%\(name)' holds something that is not a key", at: range)
        }
        switch map.member(key) {
        case .value(let value): try go(branch.next(value), on: walk, into: &results)
        case .undecided: addUndecided(branch, on: walk, into: &results)
        case .absent: end(branch, on: walk, into: &results)
        }
      }
    }
  }

  // MARK: Many

  /// `.*`; where a filter for a type follows, only resources that may be of it.
  private func goToAll(
    _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    guard let map = branch.value.map else {
      return try goToElements(branch, on: walk, into: &results)
    }
    var chosen: ResourceKeys?
    if case .filter(let filter) = walk.step(at: branch.place + 1) {
      chosen = filter.requiredType.flatMap { map.keys(ofResourceType: $0) }
    }
    let members = members(of: map, chosen?.keys ?? map.keys)
    for member in members {
      var next = branch.visiting(member.value, isMaybe: member.isMaybe)
      next.hasRequiredType = chosen?.areCertain == true
      try go(next, on: walk, into: &results)
    }
    let isAll = chosen == nil || map.keys.isEmpty
    addRest(
      of: map, isEmpty: isAll ? Self.isEmpty(members) : false, branch, on: walk, into: &results)
  }

  private typealias Member = (key: GuardKey, value: GuardValue, isMaybe: Bool)

  /// Whether there is none; `nil` where each of them may be absent.
  private static func isEmpty(_ members: [Member]) -> Bool? {
    members.isEmpty ? true : members.contains { !$0.isMaybe } ? false : nil
  }

  /// The members that are there, or may be.
  private func members(of map: any GuardMap, _ keys: [GuardKey]) -> [Member] {
    keys.compactMap { key in
      switch map.member(key.text) {
      case .value(let value): (key, value, false)
      case .undecided: (key, GuardValue(.open(.unknown)), true)
      case .absent: nil
      }
    }
  }

  /// What is left to say behind the members: there may be more, or there is none.
  private func addRest(
    of map: any GuardMap, isEmpty: Bool?, _ branch: Branch, on walk: Walk,
    into results: inout [QueryResult]
  ) {
    if map.mayHaveMore || isEmpty == nil {
      addUndecided(branch, isMaybe: true, on: walk, into: &results)
    } else if isEmpty == true {
      end(branch, on: walk, into: &results)
    }
  }

  /// `[*]`: the elements of a list; anything else is itself.
  private func goToElements(
    _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    guard let items = branch.value.list else {
      // It may be a list or not.
      if case .open(let open) = branch.value.content, !open.isKnownText {
        return end(branch, on: walk, into: &results)
      }
      return try go(branch.next(branch.value), on: walk, into: &results)
    }
    guard !items.isEmpty else { return end(branch, on: walk, into: &results) }
    for item in items { try go(branch.next(item), on: walk, into: &results) }
  }

  /// `[name]`: every member, whose key is remembered.
  private func goToMembers(
    capturing name: String, _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    guard let map = branch.value.map else {
      return try goToElements(branch, on: walk, into: &results)
    }
    let members = members(of: map, map.keys)
    for member in members {
      capture(member.key, as: name, isMaybe: member.isMaybe)
      try go(
        branch.visiting(member.value, isMaybe: member.isMaybe), on: walk, into: &results)
    }
    addRest(of: map, isEmpty: Self.isEmpty(members), branch, on: walk, into: &results)
  }

  // MARK: Filters

  private func goThrough(
    _ filter: Filter, _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    switch branch.value.content {
    case .list(let items):
      for item in items {
        try go(branch.next(item), if: filter, holdsFor: item, on: walk, into: &results)
      }
    case .map(let map): try goThrough(filter, branch, map, on: walk, into: &results)
    case .open: end(branch, on: walk, into: &results)
    default:
      guard isBehindElements(branch, on: walk) else {
        return end(branch, on: walk, into: &results)
      }
      try go(
        branch.next(branch.value), if: filter, holdsFor: branch.value, on: walk, into: &results)
    }
  }

  private func isBehindElements(_ branch: Branch, on walk: Walk) -> Bool {
    guard let step = walk.step(at: branch.place - 1) else { return walk.start == .variable }
    if case .allElements = step { return true }
    return false
  }

  /// What is chosen from a mapping hangs on the step in front of the filter.
  private func goThrough(
    _ filter: Filter, _ branch: Branch, _ map: any GuardMap, on walk: Walk,
    into results: inout [QueryResult]
  ) throws(EvaluationError) {
    switch walk.step(at: branch.place - 1) {
    case .key, .interpolation:
      let chosen = filter.requiredType.flatMap { map.keys(ofResourceType: $0) }
      for member in members(of: map, chosen?.keys ?? map.keys) {
        let isMaybe = try go(
          branch.visiting(member.value, isMaybe: member.isMaybe), if: filter,
          holdsFor: member.value, hasRequiredType: chosen?.areCertain == true, on: walk,
          into: &results)
        if let name = filter.capture, let isMaybe {
          capture(member.key, as: name, isMaybe: isMaybe || member.isMaybe)
        }
      }
      addRest(of: map, isEmpty: false, branch, on: walk, into: &results)
    case .allElements:
      try go(
        branch.next(branch.value), if: filter, holdsFor: branch.visited, on: walk, into: &results)
    default:
      try go(
        branch.next(branch.value), if: filter, holdsFor: branch.value,
        hasRequiredType: branch.hasRequiredType, on: walk, into: &results)
    }
  }

  /// Goes on where the filter holds, and perhaps where that is not decided.
  ///
  /// - Parameter hasRequiredType: the first condition, which asks for a type, holds.
  /// - Returns: whether it is only perhaps; `nil` where it does not go on.
  @discardableResult
  private func go(
    _ next: Branch, if filter: Filter, holdsFor candidate: GuardValue,
    hasRequiredType: Bool = false, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) -> Bool? {
    let verdict =
      hasRequiredType
      ? try verdict(of: filter.conditionsBesideType, behind: .pass, in: walk.scope, on: candidate)
      : try verdict(of: filter.conditions, in: walk.scope, on: candidate)
    switch verdict.conditionStatus {
    case .fail, .skip: return nil
    case .pass:
      try go(next, on: walk, into: &results)
      return false
    case .undecided:
      var next = next
      next.isMaybe = true
      try go(next, on: walk, into: &results)
      return true
    }
  }

  // MARK: Key filters

  private func goThrough(
    _ filter: KeyFilter, _ branch: Branch, on walk: Walk, into results: inout [QueryResult]
  ) throws(EvaluationError) {
    guard let map = branch.value.map else { return end(branch, on: walk, into: &results) }
    let right = try self.results(of: filter.operand, in: walk.scope, on: branch.value)
    for member in members(of: map, map.keys) {
      var isChosen: Bool? = false
      for result in right {
        let holds = try self.holds(filter, member.key, result, isOnly: right.count == 1)
        if holds == true {
          isChosen = true
          break
        }
        if holds == nil { isChosen = nil }
      }
      guard isChosen != false else { continue }
      try go(
        branch.next(member.value, isMaybe: member.isMaybe || isChosen == nil), on: walk,
        into: &results)
    }
    addRest(of: map, isEmpty: false, branch, on: walk, into: &results)
  }

  /// Whether a key is chosen by one of the things on the right; `nil` where that is not decided.
  private func holds(
    _ filter: KeyFilter, _ key: GuardKey, _ result: QueryResult, isOnly: Bool
  ) throws(EvaluationError) -> Bool? {
    guard let value = result.value else { return result.isUnresolved ? false : nil }
    let comparer = ValueComparer(range: filter.operand.range, effort: effort)
    let equality: Equality
    if filter.operator == .equal, isOnly {
      let isUnwrapped = if case .literal = result.kind { value.list?.count == 1 } else { false }
      equality = try comparer.strict(key.value, isUnwrapped ? value.items[0] : value)
    } else if case .open = value.content {
      equality = .undecided
    } else if let text = value.string {
      equality = text.contains(bytesOf: key.text) ? .equal : .different
    } else if let items = value.list {
      equality = try comparer.among(items) { (item) throws(EvaluationError) in
        try comparer.strict(key.value, item)
      }
    } else {
      equality = try comparer.strict(key.value, value)
    }
    switch equality {
    case .notComparable: return false
    case .undecided: return nil
    case .unequal: return filter.isNegated ? nil : false
    case .equal, .different:
      guard (equality == .equal) != filter.isNegated else { return false }
      return result.isMaybe ? nil : true
    }
  }
}

extension Step {
  /// It may give no result at all, not even that it finds nothing.
  fileprivate var mayFindNothing: Bool {
    switch self {
    case .filter, .keyFilter, .interpolation: true
    case .key, .index, .allMembers, .allElements, .capture: false
    }
  }
}

extension GuardValue {
  /// A member of a function as it is written, such as the text of `Fn::Sub`.
  fileprivate func writtenMember(_ key: String) -> GuardValue? {
    guard Self.isFunction(key) else { return nil }
    return written?.entry(key).map { WrittenDocument.value(of: $0.value, .complete) }
  }

  /// It is written as a function, but not as the one that is asked for by its name.
  fileprivate func isWrittenOtherwise(than key: String) -> Bool {
    guard Self.isFunction(key), let only = written?.onlyEntry else { return false }
    return Self.isFunction(only.key) && only.key != key
  }

  private static func isFunction(_ key: String) -> Bool { key == "Ref" || key.hasPrefix("Fn::") }
}
