internal import Documents

/// One line of a template as a terminal shows it, and the columns that a region takes in it.
///
/// A tab is four columns, a control character is its number, a secret is `***`; a line that is
/// longer than its room is cut around the region.
struct ExcerptLine {
  let text: String
  /// The first column of the region, from 0.
  let column: Int
  /// Columns of the region, at least 1.
  let width: Int

  /// What is shown as one: a character, or a secret.
  private struct Cell {
    let text: String
    let columns: Int
    let range: SourceRange
  }

  private static let tab = "    "

  init(
    _ line: SourceRange, around region: SourceRange, in source: SourceText, redaction: Redaction,
    width limit: Int
  ) {
    // A template of one line can be a megabyte: only what can be shown is looked at.
    let reach = 2 * limit
    let start = min(max(region.start, line.start), line.end)
    let end = min(max(region.end, start), line.end)
    let near = SourceRange(
      Self.boundary(max(line.start, start - reach), in: source),
      Self.boundary(min(line.end, min(end, start + reach) + reach), in: source))
    let cells = Self.cells(near, in: source, redaction: redaction)

    var starts: [Int] = []
    var total = 0
    for cell in cells {
      starts.append(total)
      total += cell.columns
    }
    let firstCell = cells.firstIndex { $0.range.end > start } ?? cells.count
    let behind = cells.firstIndex { $0.range.start >= end } ?? cells.count
    let regionStart = firstCell < cells.count ? starts[firstCell] : total
    let regionEnd = behind < cells.count ? starts[behind] : total
    let regionWidth = max(1, regionEnd - regionStart)

    if total <= limit, near == line {
      text = cells.map(\.text).joined()
      column = regionStart
      width = regionWidth
      return
    }
    // Two columns are for the signs of what is left out.
    let room = max(limit - 2, 1)
    let context = min(regionStart, (room - min(room, regionWidth)) / 2)
    let from =
      near.start == line.start && regionEnd <= room
      ? 0 : starts.first { $0 >= regionStart - context } ?? regionStart
    let visible = cells.indices.filter {
      starts[$0] >= from && starts[$0] + cells[$0].columns <= from + room
    }
    let isCutBefore = near.start > line.start || (visible.first ?? firstCell) > 0
    let isCutBehind = near.end < line.end || (visible.last ?? -1) < cells.count - 1
    let shown = visible.map { cells[$0].text }.joined()
    text = (isCutBefore ? "…" : "") + shown + (isCutBehind ? "…" : "")
    column = regionStart - from + (isCutBefore ? 1 : 0)
    width = max(1, min(regionWidth, from + room - regionStart))
  }

  private static func cells(
    _ range: SourceRange, in source: SourceText, redaction: Redaction
  ) -> [Cell] {
    var cells: [Cell] = []
    var start = range.start
    for secret in redaction.ranges(in: range) {
      if secret.start > start {
        cells += characters(SourceRange(start, secret.start), in: source)
      }
      let hidden = SourceRange(max(secret.start, range.start), min(secret.end, range.end))
      let token = Redaction.token
      cells.append(Cell(text: token, columns: token.count, range: hidden))
      start = hidden.end
    }
    return start < range.end
      ? cells + characters(SourceRange(start, range.end), in: source) : cells
  }

  private static func characters(_ range: SourceRange, in source: SourceText) -> [Cell] {
    let bytes = source.bytes[range.start..<range.end]
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) {
      return bytes.indices.map { index in
        let text = String(Character(Unicode.Scalar(bytes[index])))
        return Cell(text: text, columns: 1, range: SourceRange(index, index + 1))
      }
    }
    let characters = Array(source.string(in: range))
    // A command of a CI runner is read scalar by scalar, whatever marks stand on its letters.
    let leaders = characters.map { $0.unicodeScalars.first ?? " " }
    var offset = range.start
    return characters.indices.map { index in
      let character = characters[index]
      let cellRange = SourceRange(offset, offset + character.utf8.count)
      offset = cellRange.end
      if character == "\t" { return Cell(text: tab, columns: tab.count, range: cellRange) }
      let isMark = character == "#" && LogSafe.endsCommandMark(leaders, at: index)
      if isMark { return Cell(text: "\\#", columns: 2, range: cellRange) }
      guard character.unicodeScalars.contains(where: LogSafe.isUnsafe) else {
        let columns = DisplayWidth.columns(of: character)
        return Cell(text: String(character), columns: columns, range: cellRange)
      }
      let text = LogSafe.visible(String(character))
      return Cell(text: text, columns: DisplayWidth.columns(of: text), range: cellRange)
    }
  }

  /// The start of the scalar that an offset is in.
  private static func boundary(_ offset: Int, in source: SourceText) -> Int {
    var offset = offset
    while offset > 0, offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 {
      offset -= 1
    }
    return offset
  }
}
