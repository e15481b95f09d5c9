public import Testing

/// Numbers that look random and are the same for each seed: SplitMix64.
public struct SeededNumbers {
  private var state: UInt64

  /// Neighbouring seeds give numbers that have nothing in common.
  public init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed)
    state = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// From 0 up to, not including, `bound`.
  public mutating func number(below bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  /// True once in `count` times.
  public mutating func once(in count: Int) -> Bool { number(below: count) == 0 }

  /// One of several.
  public mutating func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }

  /// The same in another order.
  public mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var rest = items
    return items.indices.map { _ in rest.remove(at: number(below: rest.count)) }
  }

  /// As many results as the number that `range` gives.
  public mutating func several<Item>(
    _ range: ClosedRange<Int>, _ make: (inout SeededNumbers) -> Item
  ) -> [Item] {
    let count = range.lowerBound + number(below: range.count)
    return (0..<count).map { _ in make(&self) }
  }
}

/// Neighbouring seeds of one test, which counts over all of them how often it had something to compare: what
/// skips the undecided could skip everything.
public struct SeedBatch: Sendable, CustomTestStringConvertible {
  /// In order.
  public let seeds: Range<Int>

  /// The first and the last.
  public var testDescription: String { "seeds \(seeds.lowerBound) to \(seeds.upperBound - 1)" }

  /// Batches of 50 that together hold the seeds from 0 up to, not including, `count`.
  public static func upTo(_ count: Int) -> [SeedBatch] {
    stride(from: 0, to: count, by: 50).map { SeedBatch(seeds: $0..<min($0 + 50, count)) }
  }

  /// The sum over all seeds of what was compared for each.
  public func count(_ compared: (_ seed: Int) throws -> Int) rethrows -> Int {
    try seeds.reduce(0) { try $0 + compared($1) }
  }
}
