internal import FoundationEssentials
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Texts that wait to be read again: short ones in memory, more in a file without a name, which is gone when
/// the process ends, however that comes.
public final class SpillFile: Sendable {
  private struct State: ~Copyable {
    /// What is not in the file.
    var buffer: [UInt8] = []
    /// Bytes in the file, which come first.
    var spilled = 0
    var file: File?
    /// Bytes that stay in memory; all where there can be no file.
    var limit = 1 << 20
    var problem: FileError?
  }

  private struct File: ~Copyable {
    let descriptor: Int32
    deinit { close(descriptor) }
  }

  private let state = Mutex(State())

  private let folder: BytePath

  /// Takes nothing of the disk yet.
  ///
  /// - Parameter folder: where the file is; what `TMPDIR` names by default, and else `/tmp`.
  public init(in folder: String? = nil) {
    let folder = folder ?? ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    self.folder = BytePath(folder.isEmpty ? "/tmp" : folder)
  }

  /// Why a text could not be read again; what is made of the texts is not whole then.
  public var problem: String? { state.withLock { $0.problem?.reason } }

  /// Takes a text, and says where it stands.
  public func append(_ text: String) -> Range<Int> {
    state.withLock { state in
      let start = state.spilled + state.buffer.count
      state.buffer += text.utf8
      let end = state.spilled + state.buffer.count
      if state.buffer.count > state.limit { spill(&state) }
      return start..<end
    }
  }

  /// The text that stands there.
  public func text(in range: Range<Int>) -> String {
    state.withLock { state in
      let start = range.lowerBound - state.spilled
      if start >= 0 {
        return String(decoding: state.buffer[start..<(start + range.count)], as: UTF8.self)
      }
      do throws(FileError) {
        return try Self.text(in: range, of: state.file?.descriptor ?? -1)
      } catch {
        state.problem = error
        return ""
      }
    }
  }

  /// Texts are written whole, so that none is half in the file; they stay in memory where that fails.
  private func spill(_ state: inout State) {
    do throws(FileError) {
      if state.file == nil { state.file = try newFile() }
      if let descriptor = state.file?.descriptor {
        try ReportFile.write(state.buffer, toDescriptor: descriptor)
      }
      state.spilled += state.buffer.count
      state.buffer.removeAll(keepingCapacity: true)
    } catch {
      state.limit = .max
    }
  }

  private func newFile() throws(FileError) -> File {
    let (descriptor, path) = try ReportFile.newFile(in: folder, mode: 0o600)
    _ = path.withCString { unlink($0) }
    return File(descriptor: descriptor)
  }

  private static func text(
    in range: Range<Int>, of descriptor: Int32
  ) throws(FileError) -> String {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(range.lowerBound + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(errno) }
      done += count
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
