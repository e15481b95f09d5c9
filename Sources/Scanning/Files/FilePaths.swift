#if canImport(Glibc)
  internal import Glibc
#endif

/// What the file system says of paths.
enum FilePaths {
  /// The absolute path with all links resolved.
  static func real(_ path: BytePath) throws(FileError) -> BytePath {
    guard let resolved = path.withCString({ realpath($0, nil) }) else { throw FileError(errno) }
    defer { free(resolved) }
    return BytePath(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  /// What a path leads to.
  enum Kind {
    case folder
    case file(size: Int)
    /// A pipe, a device, a socket.
    case other

    init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: self = .folder
      case S_IFREG: self = .file(size: Int(status.st_size))
      default: self = .other
      }
    }
  }

  /// What a path leads to; links are followed.
  static func kind(of path: BytePath) throws(FileError) -> Kind {
    Kind(try status(of: path))
  }

  /// As ``kind(of:)``, but a link is `other`.
  static func kindWithoutFollowing(_ path: BytePath) throws(FileError) -> Kind {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { throw FileError(errno) }
    return Kind(status)
  }

  /// What the file system tells of what a path leads to.
  static func status(of path: BytePath) throws(FileError) -> stat {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { throw FileError(errno) }
    return status
  }

  /// Where a link leads, as it is written; `nil` for what is no link.
  static func link(at path: BytePath) -> BytePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = path.withCString { readlink($0, &buffer, buffer.count) }
    return count > 0 ? BytePath(buffer[..<count].map { UInt8(bitPattern: $0) }) : nil
  }
}

extension FilePaths {
  /// One entry of a folder; `nil` for the kind where only the file system itself can tell.
  struct Entry {
    let name: [UInt8]
    let kind: EntryKind?
  }

  /// What a folder tells of an entry.
  enum EntryKind {
    case folder
    case file
    case other

    init(_ kind: Kind) {
      switch kind {
      case .folder: self = .folder
      case .file: self = .file
      case .other: self = .other
      }
    }
  }

  /// What an entry at a path is; a link is `other`.
  static func kind(of entry: Entry, at path: BytePath) throws(FileError) -> EntryKind {
    if let kind = entry.kind { return kind }
    return EntryKind(try kindWithoutFollowing(path))
  }

  /// All entries of a folder but `.` and `..`, in no order.
  static func entries(of folder: BytePath) throws(FileError) -> [Entry] {
    guard let stream = folder.withCString({ opendir($0) }) else { throw FileError(errno) }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileError(errno) }
        return entries
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [UInt8(ascii: ".")] || name == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
      let kind: EntryKind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_DIR): .folder
        case Int(DT_REG): .file
        case Int(DT_UNKNOWN): nil
        default: .other
        }
      entries.append(Entry(name: name, kind: kind))
    }
  }
}

extension FilePaths {
  /// All bytes of a file, at most `size`.
  static func read(
    _ path: BytePath, upTo size: Int = FileChoice.defaultMaximumSize
  ) throws(FileError) -> [UInt8] {
    switch try kind(of: path) {
    case .folder: throw FileError(reason: "it is a folder")
    case .other: throw FileError(reason: "it is not a regular file")
    case .file: break
    }
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(errno) }
    defer { close(descriptor) }
    return try read(descriptor, upTo: size)
  }

  /// All bytes that a descriptor gives, at most `size`.
  static func read(
    _ descriptor: Int32, upTo size: Int = FileChoice.defaultMaximumSize
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initializedCount in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        initializedCount = max(count, 0)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(errno)
      }
      if count == 0 { return bytes }
      bytes += chunk
      guard bytes.count <= size else {
        let bound = size % 1_000_000 == 0 ? "\(size / 1_000_000) MB" : "\(size) bytes"
        throw FileError(reason: "it has more than \(bound)")
      }
    }
  }
}
