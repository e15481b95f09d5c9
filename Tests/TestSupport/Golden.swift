import Foundation
public import Testing

/// Compares a text with a file of the repository.
///
/// With `UPDATE_GOLDEN=1` it rewrites the file and fails, so that a rewriting run never counts as a pass.
public func expectGolden(
  _ output: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Repository.root.appending(path: path)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(output.utf8).write(to: file)
    Issue.record(
      "rewrote \(path): read it, and run again without UPDATE_GOLDEN",
      sourceLocation: sourceLocation)
    return
  }
  let golden = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  #expect(
    output == golden, "\(path) differs; UPDATE_GOLDEN=1 rewrites it", sourceLocation: sourceLocation
  )
}
