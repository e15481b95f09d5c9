internal import Documents

/// The comments of a YAML text: libyaml reads over them.
///
/// https://yaml.org/spec/1.1/#c-comment: `#` at the start of a line or behind a blank, outside of scalars.
struct YAMLComments {
  /// One comment: the rest of a line.
  struct Comment {
    /// From the `#` to the end of the line.
    let range: SourceRange
    /// Nothing but blanks stands before it.
    let isAlone: Bool
  }

  /// All comments, in order.
  private(set) var all: [Comment] = []

  private let bytes: [UInt8]
  /// Members with their keys, and elements of lists: by start, the outermost of one start first.
  private var values: [SourceRange] = []

  init(_ document: Document) {
    bytes = document.source.bytes
    var scalars = document.duplicateKeys.map(\.lostValue)
    collect(document.root, &scalars)
    values.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    find(outside: scalars.map(textOfBlock).sorted(), in: Self.lines(of: document))
  }

  /// What a comment covers: the value that starts first on its line, or else on the next line that is
  /// not a comment.
  ///
  /// `nil` where no value starts there.
  func scope(of comment: Comment) -> SourceRange? {
    var line = line(at: comment.range.start)
    if comment.isAlone {
      repeat {
        guard line.end < bytes.count else { return nil }
        line = self.line(at: line.end + 1)
      } while isBlankOrComment(line)
    }
    return firstValue(startingIn: line)
  }

  /// Containers nest at most ``Document/maximumDepth`` deep.
  private mutating func collect(_ node: Node, _ scalars: inout [SourceRange]) {
    if node.kind.isScalar { scalars.append(node.range) }
    for entry in node.entries {
      if !entry.isTag { scalars.append(entry.keyRange) }
      // What an alias stands for is elsewhere.
      let end = entry.value.range.start < entry.keyRange.start ? 0 : entry.value.range.end
      values.append(SourceRange(entry.keyRange.start, max(end, entry.keyRange.end)))
      collect(entry.value, &scalars)
    }
    for element in node.elements {
      values.append(element.range)
      collect(element, &scalars)
    }
  }

  /// A comment may follow the `|` or `>` of a block.
  private func textOfBlock(_ scalar: SourceRange) -> SourceRange {
    let text = bytes[scalar.start..<scalar.end]
    guard let first = text.first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">") else {
      return scalar
    }
    return SourceRange(text.firstIndex(where: Self.isBreak) ?? scalar.end, scalar.end)
  }

  private mutating func find(outside scalars: [SourceRange], in lines: SourceRange) {
    var next = 0
    var offset = lines.start
    while offset < lines.end {
      while next < scalars.count, scalars[next].end <= offset { next += 1 }
      if next < scalars.count, scalars[next].start <= offset {
        offset = scalars[next].end
        continue
      }
      guard bytes[offset] == Self.hash, offset == 0 || Self.isBlankOrBreak(bytes[offset - 1]) else {
        offset += 1
        continue
      }
      let end = line(at: offset).end
      let isAlone = bytes[line(at: offset).start..<offset].allSatisfy(Self.isBlankOrBreak)
      all.append(Comment(range: SourceRange(offset, end), isAlone: isAlone))
      offset = end
    }
  }

  /// The lines of the document, which may be a part of a text, with the comments around it.
  private static func lines(of document: Document) -> SourceRange {
    let bytes = document.source.bytes
    var (start, end) = (document.root.range.start, document.root.range.end)
    // Up and down over lines that say nothing.
    while end < bytes.count {
      while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
      let first = bytes[end...].first { !isBlankOrBreak($0) }
      guard first == hash, let next = bytes[end...].firstIndex(of: hash) else { break }
      end = next
    }
    while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
    while start > 0 {
      var above = start - 1
      while above > 0, !isBreak(bytes[above - 1]) { above -= 1 }
      let first = bytes[above..<start].first { !isBlankOrBreak($0) }
      guard [nil, hash, UInt8(ascii: "-"), UInt8(ascii: "%")].contains(first) else { break }
      start = above
    }
    return SourceRange(start, end)
  }

  private func firstValue(startingIn line: SourceRange) -> SourceRange? {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle].start < line.start { low = middle + 1 } else { high = middle }
    }
    return low < values.count && values[low].start < line.end ? values[low] : nil
  }

  private func isBlankOrComment(_ line: SourceRange) -> Bool {
    let first = bytes[line.start..<line.end].first { !Self.isBlankOrBreak($0) }
    return first == nil || first == Self.hash
  }

  /// Without its line break.
  private func line(at offset: Int) -> SourceRange {
    let start = bytes[..<offset].lastIndex(where: Self.isBreak).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(where: Self.isBreak) ?? bytes.count
    return SourceRange(start, end)
  }

  private static let hash = UInt8(ascii: "#")

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isBlankOrBreak(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isBreak(byte)
  }
}
