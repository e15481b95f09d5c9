/// `r[1, 10)`: two ends of one kind, each inside or not.
struct ValueRange: Hashable, Sendable {
  enum Ends: Hashable, Sendable {
    case integers(Int, Int)
    case reals(Double, Double)
    case characters(Unicode.Scalar, Unicode.Scalar)
  }

  let ends: Ends
  let includesLower: Bool
  let includesUpper: Bool

  /// Whether a value is inside; `nil` where it is of another kind.
  func contains(_ content: GuardValue.Content) -> Bool? {
    switch (ends, content) {
    case (.integers(let lower, let upper), .integer(let value)): isInside(value, lower, upper)
    case (.reals(let lower, let upper), .real(let value)): isInside(value, lower, upper)
    case (.characters(let lower, let upper), .character(let value)):
      isInside(value, lower, upper)
    default: nil
    }
  }

  private func isInside<Value: Comparable>(
    _ value: Value, _ lower: Value, _ upper: Value
  ) -> Bool {
    (includesLower ? lower <= value : lower < value)
      && (includesUpper ? value <= upper : value < upper)
  }
}
