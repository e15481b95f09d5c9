/// A path with wildcards, which the shell has left to us.
enum WildPath {
  /// The folder that a pattern starts from, which is written without wildcards, and the rest.
  static func split(_ pattern: String) -> (folder: String, rest: String) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let fixed = parts.prefix { !isWild($0) }
    return (
      fixed.isEmpty ? "." : fixed.joined(separator: "/") + "/",
      parts.dropFirst(fixed.count).joined(separator: "/")
    )
  }

  /// Whether a text holds what stands for other characters.
  static func isWild(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { "*?[".utf8.contains($0) }
  }
}
