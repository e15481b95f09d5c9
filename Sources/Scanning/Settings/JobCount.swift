internal import FoundationEssentials

/// How many files are worked on at a time.
public enum JobCount {
  private static let range = 1...1_000

  /// What a count looks like.
  public static let words = "a number from \(range.lowerBound) to \(range.upperBound)"

  /// As many as there are processors.
  static var preset: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The count that a text says; `nil` where it says none.
  public static func read(_ text: String) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }
}
