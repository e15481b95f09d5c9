/// What the user asked to be scanned.
public enum ScanInput: Hashable, Sendable {
  /// A file or a folder.
  case path(String)
  /// A file of a list, which need not be a template.
  case candidate(String)
  /// Standard input, reported under this path.
  case standardInput(reportedPath: String)
}

extension ScanInput {
  /// The files that a list on standard input names.
  ///
  /// - Parameter end: what ends each; a last one may do without, and empty ones are none.
  /// - Throws: ``UsageError`` where it cannot be read.
  public static func candidates(endedBy end: UInt8) throws(UsageError) -> [ScanInput] {
    do throws(FileError) {
      return try FilePaths.read(0).split(separator: end).map {
        .candidate(String(decoding: $0, as: UTF8.self))
      }
    } catch {
      throw UsageError("the list of paths on standard input cannot be read: \(error.reason)")
    }
  }
}
