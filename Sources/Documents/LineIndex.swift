/// A place as people and reports count it.
public struct LinePosition: Hashable, Comparable, Sendable {
  /// From 1.
  public let line: Int
  /// UTF-16 code units, from 1: what editors and code hosting count.
  public let column: Int

  /// A position that is already known.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Document order.
  public static func < (left: LinePosition, right: LinePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Where each line of a text starts: byte offsets become lines and columns here and nowhere else.
///
/// CR, LF and CRLF each end a line; U+0085, U+2028 and U+2029 do not.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]
  private let isASCII: Bool

  /// One pass over the bytes.
  public init(_ source: SourceText) {
    bytes = source.bytes
    let span = source.bytes.span
    var found = [0]
    found.reserveCapacity(span.count / 24)
    var offset = 0
    var union: UInt8 = 0
    while offset < span.count {
      let byte = span[offset]
      union |= byte
      offset += 1
      if byte == 0x0A {
        found.append(offset)
      } else if byte == 0x0D {
        if offset < span.count, span[offset] == 0x0A { offset += 1 }
        found.append(offset)
      }
    }
    starts = found
    isASCII = union < 0x80
  }

  /// How many lines there are; a text that ends with a line break has an empty last one.
  public var lineCount: Int { starts.count }

  /// The line and column of a byte offset; an offset behind the text is its end.
  public func position(of offset: Int) -> LinePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(containing: offset)
    return LinePosition(line: line, column: utf16Length(from: starts[line - 1], to: offset) + 1)
  }

  /// The bytes of a line, counted from 1, without its line break; empty where there is no such line.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= starts.count else { return SourceRange(0, 0) }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The text of a line, counted from 1, without its line break.
  public func text(ofLine line: Int) -> String {
    let range = range(ofLine: line)
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  private func line(containing offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Every scalar is one unit, but for those above U+FFFF (four UTF-8 bytes), which are two.
  private func utf16Length(from start: Int, to end: Int) -> Int {
    guard !isASCII else { return end - start }
    var units = 0
    for byte in bytes[start..<end] where byte & 0xC0 != 0x80 {
      units += byte >= 0xF0 ? 2 : 1
    }
    return units
  }
}
