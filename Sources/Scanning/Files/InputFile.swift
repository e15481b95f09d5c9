/// One file of a scan: how it is reported, and its bytes, which may be had again.
struct InputFile: Sendable {
  /// As reports name it.
  let path: String
  /// Links resolved; `nil` for standard input.
  let source: BytePath?
  /// The user gave this very path.
  let isNamed: Bool
  /// All bytes.
  let bytes: @Sendable () throws(FileError) -> [UInt8]

  /// Files that were found, and standard input where it has a path, by path.
  ///
  /// - Parameter size: larger files are unreadable; bytes.
  static func all(
    _ files: [FileFinder.File], standardInput path: String?, upTo size: Int
  ) -> [InputFile] {
    let files = files.map { InputFile($0, upTo: size) }
    guard let path else { return files }
    let isBehind = { (file: InputFile) in path.utf8.lexicographicallyPrecedes(file.path.utf8) }
    let place = files.firstIndex(where: isBehind) ?? files.endIndex
    return files[..<place] + [InputFile(standardInputAs: path, upTo: size)] + files[place...]
  }

  private init(_ file: FileFinder.File, upTo size: Int) {
    path = file.reportedPath
    source = file.path
    isNamed = file.isNamed
    bytes = { () throws(FileError) in
      if let failure = file.failure { throw failure }
      return try FilePaths.read(file.path, upTo: size)
    }
  }

  /// Standard input, which is read now, since that can be done once.
  private init(standardInputAs path: String, upTo size: Int) {
    let read = Result { () throws(FileError) in try FilePaths.read(0, upTo: size) }
    self.path = path
    source = nil
    isNamed = true
    bytes = { () throws(FileError) in try read.get() }
  }
}
