extension String {
  /// Whether `other` stands in it, byte for byte.
  func contains(bytesOf other: String) -> Bool { Array(utf8).contains(bytesOf: Array(other.utf8)) }
}

extension [UInt8] {
  /// Whether `other` stands in it.
  func contains(bytesOf other: [UInt8]) -> Bool {
    guard other.count <= count else { return false }
    return (0...(count - other.count)).contains { start in
      other.indices.allSatisfy { self[start + $0] == other[$0] }
    }
  }
}
