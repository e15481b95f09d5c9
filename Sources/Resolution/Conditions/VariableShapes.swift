internal import Templates

/// What is known of variables before a search decides them; one that is not here may have any value.
struct VariableShapes: Sendable {
  /// Values that are listed one by one; a longer list is asked of each value that comes up.
  private static let maximumListed = 1_000

  private let shapes: [Variable: TextShape]
  /// Answers for the values that conditions compare variables with.
  private let answers: [Variable: [String: Bool]]

  init(_ shapes: [Variable: TextShape], tests: some Sequence<(Variable, String)>) {
    self.shapes = shapes
    var answers: [Variable: [String: Bool]] = [:]
    for (variable, value) in tests where answers[variable]?[value] == nil {
      answers[variable, default: [:]][value] = shapes[variable].map {
        Self.allows($0, of: variable, value)
      }
    }
    self.answers = answers
  }

  /// The values that a variable may have; `nil` where they cannot be listed.
  func values(of variable: Variable) -> [String]? {
    shapes[variable]?.values.flatMap { $0.count > Self.maximumListed ? nil : $0 }
  }

  /// Whether a variable may have a value.
  func allow(_ variable: Variable, _ value: String) -> Bool {
    answers[variable]?[value]
      ?? shapes[variable].map { Self.allows($0, of: variable, value) } ?? true
  }

  private static func allows(_ shape: TextShape, of variable: Variable, _ value: String) -> Bool {
    Text(Atom(variable, shape)).equals(Text(value)) != .no
  }
}
