internal import Documents

/// `primaryLocationLineHash` of each line: by it code scanning knows an alert again.
///
/// The same values as `src/fingerprints.ts` of `github/codeql-action` computes, which warns of each
/// other one; the table of its project is in the tests.
struct LineHashes {
  private static let windowLength = 100
  private static let factor: UInt64 = 37
  private static let endOfFile: UInt16 = 65535

  /// By line, from 0.
  private let values: [String]

  init(_ source: SourceText) {
    let (units, starts) = Self.keptUnits(source)
    // sums[n] is the polynomial over the first n units, so a window is a difference of two sums.
    var sums: [UInt64] = [0]
    sums.reserveCapacity(units.count + 1)
    var sum: UInt64 = 0
    for unit in units {
      sum = sum &* Self.factor &+ UInt64(unit)
      sums.append(sum)
    }
    let leaving = (0..<Self.windowLength).reduce(UInt64(1)) { power, _ in power &* Self.factor }
    var occurrences: [UInt64: Int] = [:]
    values = starts.map { start in
      let hash = sums[start + Self.windowLength] &- leaving &* sums[start]
      let occurrence = occurrences[hash, default: 0] + 1
      occurrences[hash] = occurrence
      return "\(String(hash, radix: 16)):\(occurrence)"
    }
  }

  /// The value of a line, from 1.
  subscript(line: Int) -> String? { values.indices.contains(line - 1) ? values[line - 1] : nil }

  var count: Int { values.count }

  /// UTF-16 units without blanks, each line break one LF, the end marked and padded; and where the
  /// first unit of each line stands among them.
  private static func keptUnits(_ source: SourceText) -> (units: [UInt16], starts: [Int]) {
    var units: [UInt16] = source.hasByteOrderMark ? [0xFEFF] : []
    var starts = [0]
    var previous: UInt16 = 0
    for unit in String(decoding: source.bytes, as: UTF8.self).utf16 {
      defer { previous = unit }
      switch unit {
      case 0x20, 0x09: continue
      case 0x0A where previous == 0x0D: continue
      case 0x0A, 0x0D:
        units.append(0x0A)
        starts.append(units.count)
      default: units.append(unit)
      }
    }
    units.append(endOfFile)
    units += [UInt16](repeating: 0, count: windowLength)
    return (units, starts)
  }
}
