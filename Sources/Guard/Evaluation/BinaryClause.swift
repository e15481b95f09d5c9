internal import Documents

/// The two sides of a comparison, and how they are brought together.
///
/// Which values are compared with which hangs on what of them is written in the rules;
/// `Tests/Fixtures/guard/07-comparison.json` holds what the reference implementation does.
struct BinaryClause {
  let comparison: Comparison
  let binary: BinaryOperator
  let isNegated: Bool
  let left: [QueryResult]
  let right: [QueryResult]
  private(set) var fold = OutcomeFold()
  private let comparer: ValueComparer

  /// A value, and whether it is perhaps not there.
  fileprivate struct Item {
    let value: GuardValue
    let isMaybe: Bool
    /// It stands for what is not decided: one value, several or none.
    var isAny = false
  }

  init(
    comparison: Comparison, binary: BinaryOperator, isNegated: Bool, left: [QueryResult],
    right: [QueryResult], effort: Effort
  ) {
    self.comparison = comparison
    self.binary = binary
    self.isNegated = isNegated
    self.left = left
    self.right = right
    comparer = ValueComparer(range: comparison.range, effort: effort)
  }

  private static func items(_ results: [QueryResult]) -> [Item] {
    results.compactMap { result in
      switch result.kind {
      case .literal(let value), .resolved(let value):
        Item(value: value, isMaybe: result.isMaybe)
      case .undecided:
        Item(value: GuardValue(.open(.unknown)), isMaybe: result.isMaybe, isAny: true)
      case .unresolved: nil
      }
    }
  }

  /// A value that is written in the rules, as the only one of its side.
  private static func literal(_ results: [QueryResult]) -> GuardValue? {
    if results.count == 1, case .literal(let value) = results[0].kind { value } else { nil }
  }

  mutating func compare() throws(EvaluationError) {
    let leftItems = Self.items(left)
    try addUnresolved(besides: leftItems)
    switch binary {
    case .equal: try compareEqual(leftItems, Self.items(right))
    case .in: try compareIn(leftItems, Self.items(right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      try compareOrder(leftItems, Self.items(right))
    }
  }

  /// What was not found: on the left once each, on the right for each value on the left.
  private mutating func addUnresolved(besides items: [Item]) throws(EvaluationError) {
    for result in left { addUnresolved(result, isMaybe: result.isMaybe) }
    for result in right where result.value == nil {
      for item in items {
        try comparer.effort.compare(at: comparison.range)
        addUnresolved(result, isMaybe: result.isMaybe || item.isMaybe)
      }
    }
  }

  private mutating func addUnresolved(_ result: QueryResult, isMaybe: Bool) {
    switch result.kind {
    case .literal, .resolved: break
    case .unresolved(let unresolved):
      fold.add(.fail, isMaybe: isMaybe) { [comparison] in Check(unresolved, comparison) }
    case .undecided(let unresolved):
      fold.add(.undecided, isMaybe: isMaybe) { [comparison] in Check(unresolved, comparison) }
    }
  }

  // MARK: Pairs

  private mutating func add(
    _ equality: Equality, _ left: Item, _ right: Item, _ kind: Check.Kind = .comparison
  ) {
    let status: GuardStatus
    switch equality {
    case .notComparable: status = .fail
    case .undecided: status = .undecided
    case .equal: status = isNegated ? .fail : .pass
    case .different: status = isNegated ? .pass : .fail
    case .unequal: status = isNegated ? .undecided : .fail
    }
    fold.add(status, isMaybe: left.isMaybe || right.isMaybe) { [comparison] in
      Check(kind, of: left.value, with: right.value, comparison)
    }
  }

  private static func spread(_ items: [Item]) -> [Item] {
    guard items.contains(where: { $0.value.list != nil }) else { return items }
    return items.flatMap { item in
      item.value.items.map { Item(value: $0, isMaybe: item.isMaybe) }
    }
  }

  private mutating func compareOrder(
    _ left: [Item], _ right: [Item]
  ) throws(EvaluationError) {
    let right = Self.spread(right)
    for a in Self.spread(left) {
      for b in right { add(try comparer.holds(binary, a.value, b.value), a, b) }
    }
  }

  private mutating func compareEqual(
    _ leftItems: [Item], _ rightItems: [Item]
  ) throws(EvaluationError) {
    switch (Self.literal(left), Self.literal(right)) {
    case (.some, .some):
      try addEquality(leftItems[0], rightItems[0])
    case (let literal?, nil):
      let isList = literal.list != nil
      for item in isList ? rightItems : Self.spread(rightItems) {
        try addEquality(leftItems[0], item)
      }
    case (nil, let literal?):
      guard let wanted = literal.list else {
        for element in Self.spread(leftItems) { try addEquality(element, rightItems[0]) }
        return
      }
      for item in leftItems { try compareEqual(item, wanted, rightItems[0]) }
    case (nil, nil): try compareSets(leftItems, rightItems)
    }
  }

  private mutating func addEquality(_ left: Item, _ right: Item) throws(EvaluationError) {
    add(try comparer.strict(left.value, right.value), left, right)
  }

  private mutating func compareEqual(
    _ item: Item, _ wanted: [GuardValue], _ right: Item
  ) throws(EvaluationError) {
    let isScalar: Bool
    switch item.value.content {
    case .list, .map: isScalar = false
    case .open(let open): isScalar = open.isKnownText
    default: isScalar = true
    }
    guard isScalar, wanted.count == 1 else { return try addEquality(item, right) }
    try addEquality(item, Item(value: wanted[0], isMaybe: false))
  }

  // MARK: Membership

  private mutating func compareIn(
    _ leftItems: [Item], _ rightItems: [Item]
  ) throws(EvaluationError) {
    switch (Self.literal(left), Self.literal(right)) {
    case (let a?, let b?):
      if let part = a.string, let text = b.string {
        add(
          text.contains(bytesOf: part) ? .equal : .different, leftItems[0], rightItems[0],
          .membership)
      } else {
        try addWithin(leftItems[0], rightItems[0])
      }
    case (let literal?, nil): try compareIn(leftItems[0], literal, rightItems)
    case (nil, let literal?):
      if let text = literal.string {
        for item in Self.spread(leftItems) { addSubstring(item, text, rightItems[0]) }
      } else {
        for item in leftItems { try addWithin(item, rightItems[0]) }
      }
    case (nil, nil): try findAll(leftItems, rightItems)
    }
  }

  private mutating func addSubstring(_ item: Item, _ text: String, _ right: Item) {
    let equality: Equality
    switch item.value.content {
    case .string(let part): equality = text.contains(bytesOf: part) ? .equal : .different
    case .open(let open):
      let pieces = open.text?.pieces ?? []
      let mayBeIn = pieces.allSatisfy { piece in piece.map { text.contains(bytesOf: $0) } ?? true }
      equality = mayBeIn ? .undecided : .different
    default: equality = .notComparable
    }
    add(equality, item, right, .membership)
  }

  /// A value of the rules among what a query gives.
  private mutating func compareIn(
    _ left: Item, _ literal: GuardValue, _ rightItems: [Item]
  ) throws(EvaluationError) {
    let hasList = rightItems.contains { $0.value.list != nil && !$0.isMaybe }
    if !hasList, literal.list != nil, rightItems.contains(where: \.value.mayBeList) {
      return addUndecided(left)
    }
    guard !hasList, let wanted = literal.list else {
      for item in rightItems { try addWithin(left, item) }
      return
    }
    var missing: [(GuardValue, Equality)] = []
    for element in wanted {
      let found = try comparer.among(rightItems.map(\.value)) { (item) throws(EvaluationError) in
        try comparer.loose(item, element)
      }
      if found != .equal { missing.append((element, found)) }
    }
    addDifference(missing, of: left)
  }

  /// A list within a list, or a value among the elements of one.
  private mutating func addWithin(_ left: Item, _ right: Item) throws(EvaluationError) {
    guard let elements = left.value.list, let list = right.value.list else {
      let equality: Equality
      if let list = right.value.list {
        let found = try among(list, left.value)
        equality = found == .different && left.value.mayBeList ? .undecided : found
      } else if left.value.list != nil, !right.value.isOpen {
        equality = .notComparable
      } else {
        equality = try comparer.strict(left.value, right.value)
      }
      return add(equality, left, right, .membership)
    }
    if list.first?.list != nil {
      return add(try among(list, left.value), left, right, .membership)
    }
    var found: [Equality] = []
    for element in elements { found.append(try among(list, element)) }
    if isNegated {
      // Only a list of which nothing is found passes; one that is found in whole or part fails.
      let isFound: Equality =
        elements.isEmpty || found.contains(.equal)
        ? .equal : found.contains(.undecided) ? .undecided : .different
      add(isFound, left, right, .membership)
    } else {
      let isWhole: Equality =
        found.contains(.different) ? .different : found.contains(.undecided) ? .undecided : .equal
      add(isWhole, left, right, .membership)
    }
  }

  private func among(
    _ list: [GuardValue], _ value: GuardValue
  ) throws(EvaluationError) -> Equality {
    try comparer.among(list) { (element) throws(EvaluationError) in
      try comparer.loose(element, value)
    }
  }

  /// Whether `a` is within `b`, as far as one of several that may hold it.
  private func within(
    _ a: GuardValue, _ b: GuardValue
  ) throws(EvaluationError) -> Equality {
    switch (a.list, b.list) {
    case (let elements?, let list?):
      if list.first?.list != nil { return try among(list, a) }
      var result = Equality.equal
      for element in elements {
        switch try among(list, element) {
        case .equal: break
        case .undecided: result = .undecided
        case .different, .unequal, .notComparable: return .different
        }
      }
      return result
    case (nil, let list?):
      let found = try among(list, a)
      // It may be a list itself, each element of which is looked for.
      return found == .different && a.mayBeList ? .undecided : found
    case (.some, nil): return b.isOpen ? .undecided : .different
    case (nil, nil): return try comparer.loose(a, b)
    }
  }

  // MARK: Sets

  /// What of one side is found on the other: for certain, perhaps, or not.
  private func find(
    _ items: [Item], among others: [Item],
    _ compare: (GuardValue, GuardValue) throws(EvaluationError) -> Equality
  ) throws(EvaluationError) -> [(item: Item, found: Equality)] {
    var result: [(Item, Equality)] = []
    for item in items {
      var found = Equality.different
      for other in others {
        switch try compare(item.value, other.value) {
        case .equal: found = other.isMaybe ? .undecided : .equal
        case .undecided: found = .undecided
        case .different, .unequal, .notComparable: break
        }
        if found == .equal { break }
      }
      result.append((item, found))
    }
    return result
  }

  private mutating func compareSets(
    _ leftItems: [Item], _ rightItems: [Item]
  ) throws(EvaluationError) {
    guard let first = leftItems.first, !leftItems.isCertain || !rightItems.isCertain else {
      return try compareCertainSets(leftItems, rightItems)
    }
    if isNegated { return try compareDisjoint(leftItems, rightItems) }
    // What there may be besides makes one side or the other the larger one.
    let mayLeftBeLarger = leftItems.most > rightItems.least
    let mayRightBeLarger = rightItems.most >= leftItems.least
    let onLeft = mayLeftBeLarger ? try findEqual(leftItems, among: rightItems) : []
    let onRight = mayRightBeLarger ? try findEqual(rightItems, among: leftItems) : []
    let statuses = [(mayLeftBeLarger, onLeft), (mayRightBeLarger, onRight)].filter(\.0)
      .map { Self.isAll($0.1) }
    if statuses.contains(nil) || Set(statuses).count > 1 {
      addUndecided(first)
    } else {
      addSet(mayLeftBeLarger ? onLeft : onRight, of: leftItems)
    }
  }

  private func findEqual(
    _ items: [Item], among others: [Item]
  ) throws(EvaluationError) -> [(item: Item, found: Equality)] {
    try find(items, among: others) { (a, b) throws(EvaluationError) in try comparer.loose(a, b) }
  }

  /// Whether all of a set was found; `nil` where that is not decided.
  private static func isAll(_ found: [(item: Item, found: Equality)]) -> Bool? {
    if found.contains(where: { $0.found == .different && !$0.item.isMaybe }) { return false }
    return found.allSatisfy { $0.found == .equal } ? true : nil
  }

  /// `!=` of sets that are not known as a whole: nothing is on both sides, or something is.
  private mutating func compareDisjoint(
    _ leftItems: [Item], _ rightItems: [Item]
  ) throws(EvaluationError) {
    let found = try findEqual(leftItems, among: rightItems)
    if found.contains(where: { $0.found == .equal && !$0.item.isMaybe }) {
      addPasses(of: leftItems.filter { !$0.isAny }, status: .fail)
    } else if found.allSatisfy({ $0.found == .different }) {
      addPasses(of: leftItems, status: .pass)
    } else if let first = leftItems.first {
      addUndecided(first)
    }
  }

  private mutating func addUndecided(_ item: Item) {
    fold.add(.undecided, isMaybe: item.isMaybe) { [comparison] in
      Check(.membership, of: item.value, comparison)
    }
  }

  private mutating func compareCertainSets(
    _ leftItems: [Item], _ rightItems: [Item]
  ) throws(EvaluationError) {
    let isLeftLarger = leftItems.count > rightItems.count
    let larger = isLeftLarger ? leftItems : rightItems
    let smaller = isLeftLarger ? rightItems : leftItems
    let found = try findEqual(larger, among: smaller)
    guard isNegated else { return addSet(found, of: leftItems) }
    guard found.contains(where: { $0.found != .equal }) else {
      return addPasses(of: leftItems, status: .fail)
    }
    // Judged are those of the side with more results, found or not; what is found there fails.
    let judgesLeft = right.count < left.count
    if judgesLeft == isLeftLarger {
      addKept(found.filter { $0.found != .different }, of: leftItems)
    } else {
      addKept((judgesLeft ? leftItems : rightItems).map { ($0, .equal) }, of: leftItems)
    }
  }

  private mutating func findAll(
    _ leftItems: [Item], _ rightItems: [Item]
  ) throws(EvaluationError) {
    let found = try find(leftItems, among: rightItems) { (a, b) throws(EvaluationError) in
      try within(a, b)
    }
    guard isNegated else { return addSet(found, of: leftItems) }
    guard found.contains(where: { $0.found != .equal }) else {
      return addPasses(of: leftItems, status: .fail)
    }
    addKept(found.filter { $0.found != .different }, of: leftItems)
  }

  /// All were found: each value on the left passes; else each that was not fails.
  private mutating func addSet(
    _ found: [(item: Item, found: Equality)], of leftItems: [Item]
  ) {
    let missing = found.filter { $0.found != .equal }
    guard !missing.isEmpty else { return addPasses(of: leftItems, status: .pass) }
    for (item, found) in missing {
      fold.add(found == .undecided ? .undecided : .fail, isMaybe: item.isMaybe) { [comparison] in
        Check(.membership, of: item.value, comparison)
      }
    }
  }

  /// None may be found on the other side: each that is fails.
  private mutating func addKept(
    _ kept: [(item: Item, found: Equality)], of leftItems: [Item]
  ) {
    guard !kept.isEmpty else { return addPasses(of: leftItems, status: .pass) }
    for (item, found) in kept {
      fold.add(found == .undecided ? .undecided : .fail, isMaybe: item.isMaybe) { [comparison] in
        Check(.membership, of: item.value, comparison)
      }
    }
  }

  private mutating func addPasses(of leftItems: [Item], status: GuardStatus) {
    for item in leftItems {
      fold.add(item.isAny ? .undecided : status, isMaybe: item.isMaybe) { [comparison] in
        Check(.membership, of: item.value, comparison)
      }
    }
  }

  /// The elements of a list of the rules that are nowhere on the right.
  private mutating func addDifference(_ missing: [(GuardValue, Equality)], of left: Item) {
    // Negated, the list as a whole is judged, which is never among its own elements.
    guard !missing.isEmpty, !isNegated else {
      return addPasses(of: [left], status: isNegated ? .fail : .pass)
    }
    for (value, found) in missing {
      fold.add(found == .undecided ? .undecided : .fail, isMaybe: left.isMaybe) { [comparison] in
        Check(.membership, of: value, comparison)
      }
    }
  }
}

extension GuardValue {
  /// It is a list, or open and not known to be a text.
  fileprivate var mayBeList: Bool {
    if case .open(let open) = content { return !open.isKnownText }
    return list != nil
  }
}

extension [BinaryClause.Item] {
  /// How many there are is certain.
  fileprivate var isCertain: Bool { allSatisfy { !$0.isMaybe && !$0.isAny } }
  fileprivate var least: Int { count { !$0.isMaybe && !$0.isAny } }
  fileprivate var most: Int { contains(where: \.isAny) ? .max : count }
}
