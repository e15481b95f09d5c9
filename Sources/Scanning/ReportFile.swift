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

  /// What a report says, written piece by piece.
  public typealias Content = (inout ReportOutput) -> Void

  /// Writes beside the file and renames, so that a reader never sees half of it; makes missing folders.
  ///
  /// A link stays one, and what it leads to is written; a device or a pipe is written into.
  public static func write(to path: String, _ content: Content) throws(WriteError) {
    do throws(FileError) {
      try write(content, to: BytePath(path))
    } catch {
      throw WriteError(description: "cannot write '\(path)': \(error.reason)")
    }
  }

  /// Writes all of it to an open descriptor.
  public static func write(
    toDescriptor descriptor: Int32, named name: String, _ content: Content
  ) throws(WriteError) {
    do throws(FileError) {
      try write(content, toDescriptor: descriptor)
    } catch {
      throw WriteError(description: "cannot write \(name): \(error.reason)")
    }
  }

  private static func write(_ content: Content, to path: BytePath) throws(FileError) {
    guard path.bytes.last != UInt8(ascii: "/") else { throw FileError(reason: "it is a folder") }
    guard let status = try status(of: path) else {
      return try replace(path, by: content, mode: nil)
    }
    switch FilePaths.Kind(status) {
    case .folder: throw FileError(reason: "it is a folder")
    case .other: try writeInto(path, content)
    case .file:
      // What standard output already goes to keeps its other text too.
      for descriptor in [STDOUT_FILENO, STDERR_FILENO] where isSame(status, descriptor) {
        return try write(content, toDescriptor: descriptor)
      }
      try replace(path, by: content, mode: status.st_mode & 0o777)
    }
  }

  /// `nil` where nothing is yet.
  private static func status(of path: BytePath) throws(FileError) -> stat? {
    do throws(FileError) {
      return try FilePaths.status(of: path)
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  private static func isSame(_ file: stat, _ descriptor: Int32) -> Bool {
    var open = stat()
    return fstat(descriptor, &open) == 0 && open.st_dev == file.st_dev
      && open.st_ino == file.st_ino
  }

  private static func writeInto(_ path: BytePath, _ content: Content) throws(FileError) {
    let descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(errno) }
    do throws(FileError) {
      try write(content, toDescriptor: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw FileError(errno) }
  }

  /// A new file beside the old one takes its place.
  ///
  /// - Parameter mode: of the old file; a new one has what the process gives.
  private static func replace(
    _ path: BytePath, by content: Content, mode: mode_t?
  ) throws(FileError) {
    let place = ReportPlace(path).path
    guard let (folder, _) = place.split else { throw FileError(reason: "it is a folder") }
    try makeFolder(folder)
    let (descriptor, temporary) = try newFile(in: folder, mode: mode == nil ? 0o644 : 0o600)
    do throws(FileError) {
      do throws(FileError) {
        try write(content, toDescriptor: descriptor)
        if let mode, fchmod(descriptor, mode) != 0 { throw FileError(errno) }
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw FileError(errno) }
      let status = temporary.withCString { old in place.withCString { rename(old, $0) } }
      guard status == 0 else { throw FileError(errno) }
    } catch {
      _ = temporary.withCString { unlink($0) }
      throw error
    }
  }

  /// An empty file under a name that is not in use; the process's mask lessens `mode`.
  static func newFile(
    in folder: BytePath, mode: mode_t
  ) throws(FileError) -> (descriptor: Int32, path: BytePath) {
    while true {
      let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let path = folder.appending(".cogcheck-\(number).tmp".utf8)
      let descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
      if descriptor >= 0 { return (descriptor, path) }
      guard errno == EEXIST else { throw FileError(errno) }
    }
  }

  /// With the folders above it.
  private static func makeFolder(_ folder: BytePath) throws(FileError) {
    var missing: [BytePath] = []
    var folder = folder
    while try status(of: folder) == nil {
      missing.append(folder)
      guard let above = folder.split?.folder else { break }
      folder = above
    }
    for folder in missing.reversed() {
      let status = folder.withCString { mkdir($0, 0o777) }
      // Another process may have been faster.
      guard status == 0 || errno == EEXIST else { throw FileError(errno) }
    }
  }

  private static func write(
    _ content: Content, toDescriptor descriptor: Int32
  ) throws(FileError) {
    var output = ReportOutput(descriptor: descriptor)
    content(&output)
    try output.finish()
  }

  /// Writes all bytes.
  static func write(_ bytes: [UInt8], toDescriptor descriptor: Int32) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(errno)
      }
      start += count
    }
  }
}
