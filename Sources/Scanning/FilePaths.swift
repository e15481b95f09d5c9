import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// What the file system says of paths.
enum FilePaths {
  /// The absolute path with all links resolved; `nil` where nothing is there.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a path leads to.
  enum Kind {
    case folder
    case file(size: Int)
    /// A pipe, a device, a socket.
    case other
  }

  /// `nil` where nothing is there; links are followed.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  /// As ``kind(of:)``, but a link is `other`.
  static func kindWithoutFollowing(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return kind(status)
  }

  private static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file(size: Int(status.st_size))
    default: .other
    }
  }
}

/// Why the bytes of a file cannot be had, in words.
struct FileError: Error {
  let reason: String
}

extension FilePaths {
  /// Larger files are unreadable, not skipped.
  static let maximumSize = 20_000_000

  /// All bytes of a file or of standard input, at most ``maximumSize``.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    switch kind(of: path) {
    case .folder: throw FileError(reason: "it is a folder")
    case .other: throw FileError(reason: "it is no regular file")
    case nil, .file: break
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(errno) }
    defer { close(descriptor) }
    return try read(descriptor)
  }

  /// All bytes that a descriptor gives, at most ``maximumSize``.
  static func read(_ descriptor: Int32) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= maximumSize else {
        throw FileError(reason: "it has more than \(maximumSize / 1_000_000) MB")
      }
    }
  }
}

extension FileError {
  fileprivate init(_ code: Int32) {
    let words = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    reason = words.prefix(1).lowercased() + words.dropFirst()
  }
}
