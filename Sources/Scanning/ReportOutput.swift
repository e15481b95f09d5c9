/// A report that is being written: what went wrong is known in the end.
public struct ReportOutput: TextOutputStream {
  /// Bytes that are written at a time.
  private static let size = 1 << 16

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var problem: FileError?

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Takes further text.
  public mutating func write(_ text: String) {
    buffer += text.utf8
    if buffer.count >= Self.size { flush() }
  }

  /// The report cannot be made whole, and is not to be kept.
  public mutating func fail(_ reason: String) { problem = problem ?? FileError(reason: reason) }

  /// Writes what is left.
  mutating func finish() throws(FileError) {
    flush()
    if let problem { throw problem }
  }

  private mutating func flush() {
    do throws(FileError) {
      if problem == nil { try ReportFile.write(buffer, toDescriptor: descriptor) }
    } catch {
      problem = error
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
