/// Words that one is chosen of.
public enum ChoiceWords {
  /// `low, medium or high`.
  public static func list(_ words: [String], joinedBy conjunction: String = "or") -> String {
    guard let last = words.last, words.count > 1 else { return words.last ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
