/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
///
/// Marks come almost in order, so the place of the last one is where the search for the next begins.
struct YAMLPositions {
  private let bytes: [UInt8]
  private let isASCII: Bool
  private var scalar = 0
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  mutating func offset(ofScalar target: Int) -> Int {
    if isASCII { return min(target, bytes.count) }
    while scalar < target, offset < bytes.count {
      offset += 1
      while offset < bytes.count, isContinuation(bytes[offset]) { offset += 1 }
      scalar += 1
    }
    while scalar > target, offset > 0 {
      offset -= 1
      while offset > 0, isContinuation(bytes[offset]) { offset -= 1 }
      scalar -= 1
    }
    return offset
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
