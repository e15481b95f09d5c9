/// The path that standard input is reported under, as a file that is found would be.
enum StandardInputPath {
  /// Relative to the source root, without `.`, `..` and empty parts.
  ///
  /// - Throws: ``UsageError`` for what cannot be the path of a file below the root.
  static func normalized(_ path: String) throws(UsageError) -> String {
    func refusal(_ reason: String) -> UsageError {
      UsageError("--stdin-filename '\(path)' \(reason)")
    }
    // By scalars: a combining mark behind a slash is a name.
    let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .map { String($0) }
    guard !path.isEmpty else { throw refusal("is empty") }
    guard parts.first != "" else {
      throw refusal("is absolute; it takes a path relative to the source root")
    }
    guard let last = parts.last, last != "", last != ".", last != ".." else {
      throw refusal("names a folder; it takes the path of a file")
    }
    var normalized: [String] = []
    for part in parts where part != "" && part != "." {
      if part != ".." {
        normalized.append(part)
      } else if normalized.popLast() == nil {
        throw refusal("leaves the source root")
      }
    }
    return normalized.joined(separator: "/")
  }
}
