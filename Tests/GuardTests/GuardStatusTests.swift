import Guard
import Testing

private let statuses: [GuardStatus] = [.pass, .fail, .skip, .undecided]

/// Rows and columns in the order of `statuses`.
private let conjunctions: [[GuardStatus]] = [
  [.pass, .fail, .pass, .undecided],
  [.fail, .fail, .fail, .fail],
  [.pass, .fail, .skip, .undecided],
  [.undecided, .fail, .undecided, .undecided],
]
private let alternatives: [[GuardStatus]] = [
  [.pass, .pass, .pass, .pass],
  [.pass, .fail, .fail, .undecided],
  [.pass, .fail, .skip, .undecided],
  [.pass, .undecided, .undecided, .undecided],
]
/// Rows are guards, columns bodies.
private let guards: [[GuardStatus]] = [
  [.pass, .fail, .skip, .undecided],
  [.skip, .skip, .skip, .skip],
  [.skip, .skip, .skip, .skip],
  [.pass, .undecided, .skip, .undecided],
]

@Test func `statuses combine as Guard's, and what is open stays open until something decides`() {
  for (row, left) in statuses.enumerated() {
    for (column, right) in statuses.enumerated() {
      #expect(left.and(right) == conjunctions[row][column], "\(left) and \(right)")
      #expect(left.or(right) == alternatives[row][column], "\(left) or \(right)")
      #expect(left.guarding(right) == guards[row][column], "\(left) guards \(right)")
    }
  }
}

@Test func `a rule that is named by another never skips`() {
  #expect(statuses.map(\.reference) == [.pass, .fail, .fail, .undecided])
  #expect(statuses.map(\.negatedReference) == [.fail, .pass, .pass, .undecided])
}
