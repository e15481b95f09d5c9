/// A range of UTF-8 bytes of one text, from 0, end excluded.
public struct SourceRange: Hashable, Comparable, Sendable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset behind the last byte.
  public let end: Int

  /// A range that ends before it starts becomes empty at its start.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// Nothing stands in it.
  public var isEmpty: Bool { start == end }

  /// All of `other` stands in it.
  public func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }

  /// The range that covers this one and `other`.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }

  /// By start, then by end.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

/// The bytes of one file: valid UTF-8, without a byte order mark.
public struct SourceText: Sendable {
  /// All byte offsets of this module count into this array, from 0.
  public let bytes: [UInt8]

  /// The file began with U+FEFF, which `bytes` leaves out.
  public let hasByteOrderMark: Bool

  /// Takes the bytes of a file.
  ///
  /// - Throws: ``DocumentError`` where a byte sequence is not UTF-8.
  public init(_ file: [UInt8]) throws(DocumentError) {
    hasByteOrderMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    bytes = hasByteOrderMark ? Array(file.dropFirst(3)) : file
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let looksLikeUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      throw DocumentError(
        .notUTF8, looksLikeUTF16 ? "this looks like UTF-16; save it as UTF-8" : "not UTF-8",
        at: error.byteOffsets.lowerBound)
    }
  }

  /// Takes the bytes of a file that need not be UTF-8: what is not becomes U+FFFD.
  ///
  /// The place of a ``DocumentError`` about the same bytes is the same here.
  public init(repairing file: [UInt8]) {
    hasByteOrderMark = file.starts(with: [0xEF, 0xBB, 0xBF])
    bytes = Array(String(decoding: file.dropFirst(hasByteOrderMark ? 3 : 0), as: UTF8.self).utf8)
  }

  /// The text of `text`, for values that were never a file.
  public init(_ text: String) {
    hasByteOrderMark = false
    bytes = Array(text.utf8)
  }

  /// Where a text stands first in a range; clamped to what there is.
  public func firstRange(of text: String, in range: SourceRange) -> SourceRange? {
    let word = Array(text.utf8)
    let start = max(range.start, 0)
    let end = min(range.end, bytes.count) - word.count
    guard let first = word.first, start <= end else { return nil }
    for place in start...end
    where bytes[place] == first && word.indices.allSatisfy({ bytes[place + $0] == word[$0] }) {
      return SourceRange(place, place + word.count)
    }
    return nil
  }

  /// The text between two byte offsets; clamped to what there is.
  public func string(in range: SourceRange) -> String {
    let start = min(max(range.start, 0), bytes.count)
    let end = min(max(range.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
