internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#endif

/// A report on disk: written whole or not at all.
public enum ReportFile {
  /// A report that could not be written; exit status 4.
  public struct WriteError: Error, Sendable, CustomStringConvertible {
    /// Which file, and why.
    public let description: String
  }

  /// Writes beside the file and renames, so that a reader never sees half of it; makes missing folders.
  public static func write(_ text: String, to path: String) throws(WriteError) {
    do {
      let file = URL(filePath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw WriteError(description: "cannot write '\(path)': \(Self.reason(error))")
    }
  }

  /// Writes all of a text to an open descriptor.
  public static func write(
    _ text: String, toDescriptor descriptor: Int32, named name: String
  ) throws(WriteError) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let words = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
        throw WriteError(description: "cannot write \(name): \(words)")
      }
      start += count
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    switch error.code {
    case .fileWriteNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "no space left"
    case .fileNoSuchFile, .fileReadNoSuchFile: return "there is no such folder"
    case .fileWriteFileExists: return "a file stands where a folder is needed"
    case .fileWriteVolumeReadOnly: return "the file system is read-only"
    default: return "\(error)"
    }
  }
}
