internal import Guard
internal import Synchronization

/// The regular expressions of property tables, each compiled once.
public enum SchemaPattern {
  private static let known = Mutex<[String: RegularExpression?]>([:])

  /// Whether one occurs in a text; one that cannot be decided does.
  public static func matches(_ pattern: String, _ text: String) -> Bool {
    expression(pattern).map { $0.occurs(in: text) != .none } ?? true
  }

  static func expression(_ pattern: String) -> RegularExpression? {
    known.withLock { known in
      if let expression = known[pattern] { return expression }
      let expression = try? RegularExpression(pattern)
      known[pattern] = .some(expression)
      return expression
    }
  }
}
