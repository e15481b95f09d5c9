extension GuardStatus {
  /// As unit test files and reports write it; the first three words are Guard's.
  public var word: String {
    switch self {
    case .pass: "PASS"
    case .fail: "FAIL"
    case .skip: "SKIP"
    case .undecided: "UNDECIDED"
    }
  }

  /// The status of a word, exactly as it is written.
  init?(word: String) {
    guard let status = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = status
  }
}
