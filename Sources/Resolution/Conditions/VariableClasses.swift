internal import Templates

/// Variables as far as a search has decided them: which are the same, which are not, and what each may be.
///
/// Whatever changes it says whether what is decided can still hold together.
struct VariableClasses {
  /// What is known of variables that are the same.
  private struct Class {
    var members: [Variable]
    /// The values that it may still have; `nil` where they cannot be listed.
    var values: [String]?
    var value: String?
    var excluded: Set<String> = []
  }

  private let shapes: VariableShapes
  private var roots: [Variable: Variable] = [:]
  private var classes: [Variable: Class] = [:]
  private var different: [(Variable, Variable)] = []

  init(shapes: VariableShapes) { self.shapes = shapes }

  // MARK: Asking

  /// Whether a variable has a value; `nil` where it may or may not.
  func truth(of variable: Variable, being value: String) -> Bool? {
    let known = known(variable)
    if let chosen = known.value { return chosen == value }
    if !mayBe(known, value) { return false }
    return known.values?.count == 1 ? true : nil
  }

  /// Whether two variables have one value; `nil` where they may or may not.
  func truth(of one: Variable, beingSameAs other: Variable) -> Bool? {
    let (a, b) = (root(of: one), root(of: other))
    if a == b { return true }
    if areDifferent(a, b) { return false }
    let (left, right) = (known(a), known(b))
    if let value = left.value { return truth(of: b, being: value) }
    if let value = right.value { return truth(of: a, being: value) }
    if let values = left.values, !values.contains(where: { mayBe(right, $0) }) { return false }
    if let values = right.values, !values.contains(where: { mayBe(left, $0) }) { return false }
    return nil
  }

  private func root(of variable: Variable) -> Variable { roots[variable] ?? variable }

  private func known(_ variable: Variable) -> Class {
    let root = root(of: variable)
    return classes[root] ?? undecided(root)
  }

  private func undecided(_ root: Variable) -> Class {
    Class(members: [root], values: shapes.values(of: root))
  }

  private func areDifferent(_ one: Variable, _ other: Variable) -> Bool {
    different.contains { $0 == one && $1 == other || $0 == other && $1 == one }
  }

  /// The values that are left of a list are such that each variable may have.
  private func mayBe(_ known: Class, _ value: String) -> Bool {
    known.values?.contains(value) ?? (!known.excluded.contains(value) && fits(known, value))
  }

  private func fits(_ known: Class, _ value: String) -> Bool {
    known.members.allSatisfy { shapes.allow($0, value) }
  }

  /// The value of a variable, where no other is left.
  func onlyValue(of variable: Variable) -> String? {
    let known = known(variable)
    return known.value ?? known.values.flatMap { $0.count == 1 ? $0[0] : nil }
  }

  // MARK: Deciding

  /// The variable has a value.
  mutating func assign(_ variable: Variable, _ value: String) -> Bool {
    let root = root(of: variable)
    var known = known(root)
    if let chosen = known.value { return chosen == value }
    guard mayBe(known, value) else { return false }
    known.value = value
    classes[root] = known
    let others = different.compactMap { $0 == root ? $1 : $1 == root ? $0 : nil }
    return others.allSatisfy { exclude($0, value) }
  }

  /// The variable has another value.
  mutating func exclude(_ variable: Variable, _ value: String) -> Bool {
    let root = root(of: variable)
    if let chosen = classes[root]?.value { return chosen != value }
    let undecided = undecided(root)
    classes[root, default: undecided].excluded.insert(value)
    classes[root]?.values?.removeAll { $0 == value }
    return settle(root)
  }

  /// Two variables have one value.
  mutating func unite(_ one: Variable, _ other: Variable) -> Bool {
    let (root, lost) = (root(of: one), root(of: other))
    if root == lost { return true }
    if areDifferent(root, lost) { return false }
    var (united, joining) = (known(root), known(lost))
    let value = united.value ?? joining.value
    if let a = united.value, let b = joining.value, a != b { return false }
    united.value = nil
    united.members += joining.members
    united.excluded.formUnion(joining.excluded)
    united.values = (united.values ?? joining.values).map { values in
      values.filter { joining.values?.contains($0) ?? true }
    }
    let all = united
    united.values = all.values?.filter { !all.excluded.contains($0) && fits(all, $0) }
    for member in joining.members { roots[member] = root }
    different = different.map { ($0 == lost ? root : $0, $1 == lost ? root : $1) }
    classes[lost] = nil
    classes[root] = united
    return value.map { assign(root, $0) } ?? settle(root)
  }

  /// Two variables have two values.
  mutating func separate(_ one: Variable, _ other: Variable) -> Bool {
    let (a, b) = (root(of: one), root(of: other))
    if a == b { return false }
    different.append((a, b))
    if let value = known(a).value { return exclude(b, value) }
    if let value = known(b).value { return exclude(a, value) }
    return true
  }

  /// What has one value left has it.
  private mutating func settle(_ root: Variable) -> Bool {
    guard let values = known(root).values else { return true }
    return values.count == 1 ? assign(root, values[0]) : !values.isEmpty
  }

  // MARK: Finding values

  /// With a value for each variable that another with few left can be in the way of; `nil` where there
  /// is none.
  ///
  /// - Parameter steps: counts the values that are tried; beyond `limit` it is left as it is.
  func settled(steps: inout Int, limit: Int) -> VariableClasses? {
    steps += 1
    guard steps <= limit else { return self }
    let contested = different.flatMap { [$0, $1] }
      .compactMap { root in known(root).value == nil ? known(root).values.map { (root, $0) } : nil }
      .min { $0.1.count < $1.1.count }
    guard let (root, values) = contested else { return self }
    for value in values {
      var next = self
      guard next.assign(root, value) else { continue }
      if let found = next.settled(steps: &steps, limit: limit) { return found }
    }
    return nil
  }
}
