/// A path as the file system has it: bytes, which need not be UTF-8 and are equal only to themselves.
///
/// Two `String`s are equal when they look the same, which two files may.
struct BytePath: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// To be read: what is no UTF-8 is U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isAbsolute: Bool { bytes.first == Self.slash }

  /// Something in this folder.
  func appending(_ name: some Sequence<UInt8>) -> BytePath {
    BytePath(bytes.last == Self.slash ? bytes + name : bytes + [Self.slash] + name)
  }

  /// The folder, and the name in it; `nil` for the root of the file system and the empty path.
  var split: (folder: BytePath, name: [UInt8])? {
    guard let end = bytes.lastIndex(where: { $0 != Self.slash }) else { return nil }
    let path = bytes[...end]
    guard let slash = path.lastIndex(of: Self.slash) else { return (BytePath("."), Array(path)) }
    let folder = slash == 0 ? BytePath("/") : BytePath(path[..<slash])
    return (folder, Array(path[(slash + 1)...]))
  }

  /// What stands behind a folder and its slash; `nil` for what is not in the folder.
  func relative(to folder: BytePath) -> BytePath? {
    let prefix = folder.appending([]).bytes
    return bytes.starts(with: prefix) ? BytePath(bytes.dropFirst(prefix.count)) : nil
  }

  /// As C takes it: up to a NUL.
  func withCString<R>(_ body: (UnsafePointer<CChar>) throws -> R) rethrows -> R {
    try bytes.map { CChar(bitPattern: $0) }.appendingNul.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else {
        preconditionFailure("there is at least the NUL")
      }
      return try body(start)
    }
  }

  private static let slash = UInt8(ascii: "/")
}

extension [CChar] {
  fileprivate var appendingNul: [CChar] { self + [0] }
}
