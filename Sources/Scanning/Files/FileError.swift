#if canImport(Glibc)
  internal import Glibc
#endif

/// Why something cannot be done with a file, in words.
struct FileError: Error, Hashable {
  let reason: String
  /// There is nothing at the path.
  let isMissing: Bool

  init(reason: String) {
    self.reason = reason
    isMissing = false
  }

  /// What `errno` stands for.
  init(_ code: Int32) {
    isMissing = code == ENOENT
    let words =
      isMissing
      ? "no such file or folder"
      : strerror(code).map { String(cString: $0) } ?? "error \(code)"
    // "Input/output error", but "RFS specific error".
    reason =
      words.dropFirst().first?.isUppercase == true
      ? words : words.prefix(1).lowercased() + words.dropFirst()
  }
}
