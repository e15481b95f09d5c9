internal import Documents

/// Finds many texts in one pass over another one (Aho and Corasick, 1975).
struct TextMatcher {
  /// A pattern that ends at a state.
  struct Pattern {
    let length: Int
    let index: Int
  }

  private struct State {
    var fallback: Int32 = 0
    var pattern: Pattern?
    /// The next state down the fallbacks at which a pattern ends.
    var shorter: Int32 = -1
  }

  private var states = [State()]
  /// By state and byte.
  private var next: [Int: Int32] = [:]
  private var roots = [Int32](repeating: 0, count: 256)

  init(_ patterns: [[UInt8]]) {
    var order: [(state: Int32, parent: Int32, byte: UInt8)] = []
    for (index, pattern) in patterns.enumerated() where !pattern.isEmpty {
      var state: Int32 = 0
      for byte in pattern {
        let key = Self.key(state, byte)
        if let known = next[key] {
          state = known
        } else {
          let new = Int32(states.count)
          next[key] = new
          if state == 0 { roots[Int(byte)] = new }
          order.append((new, state, byte))
          states.append(State())
          state = new
        }
      }
      states[Int(state)].pattern = Pattern(length: pattern.count, index: index)
    }
    link(order)
  }

  /// Fallbacks lead to states of less depth, so the shallow ones come first.
  private mutating func link(_ order: [(state: Int32, parent: Int32, byte: UInt8)]) {
    var depths = [Int32](repeating: 0, count: states.count)
    for entry in order { depths[Int(entry.state)] = depths[Int(entry.parent)] + 1 }
    for entry in order.sorted(by: { depths[Int($0.state)] < depths[Int($1.state)] }) {
      var fallback: Int32 = 0
      if entry.parent != 0 {
        fallback = follow(states[Int(entry.parent)].fallback, entry.byte)
      }
      states[Int(entry.state)].fallback = fallback
      let isEnd = states[Int(fallback)].pattern != nil
      states[Int(entry.state)].shorter = isEnd ? fallback : states[Int(fallback)].shorter
    }
  }

  /// Where patterns stand: of those that end at one byte the longest that `isTaken` takes.
  func ranges(in text: [UInt8], where isTaken: (SourceRange, Int) -> Bool) -> [SourceRange] {
    guard states.count > 1 else { return [] }
    var found: [SourceRange] = []
    var state: Int32 = 0
    for (offset, byte) in text.enumerated() {
      state = follow(state, byte)
      var end = states[Int(state)].pattern == nil ? states[Int(state)].shorter : state
      while end >= 0, let pattern = states[Int(end)].pattern {
        let range = SourceRange(offset + 1 - pattern.length, offset + 1)
        if isTaken(range, pattern.index) {
          found.append(range)
          break
        }
        end = states[Int(end)].shorter
      }
    }
    return found
  }

  private func follow(_ state: Int32, _ byte: UInt8) -> Int32 {
    var state = state
    while state != 0 {
      if let next = next[Self.key(state, byte)] { return next }
      state = states[Int(state)].fallback
    }
    return roots[Int(byte)]
  }

  private static func key(_ state: Int32, _ byte: UInt8) -> Int { Int(state) << 8 | Int(byte) }
}
