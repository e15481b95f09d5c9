internal import Documents
internal import Findings

/// The lines of a template that show one place, as rustc shows them.
struct Excerpt {
  /// One line of an excerpt, without the line number's column.
  enum Row: Equatable {
    case source(number: Int, text: String)
    /// Marks under the line above: blanks, then `width` times the mark, then what it says.
    case mark(column: Int, width: Int, isMain: Bool, label: String)
    /// Lines are left out here.
    case gap
  }

  /// Further text of the template that the reader needs beside the place.
  struct Owner {
    let range: SourceRange
    let label: String
  }

  /// Columns of a source line that are shown before it is cut.
  static let maximumColumns = 120

  let rows: [Row]
  /// The owner is among the rows.
  let showsOwner: Bool

  /// - Parameter width: columns that a source line may take.
  init(
    of place: SourceRange, in template: TemplateReport, redaction: Redaction,
    owner: Owner? = nil, label: String = "", width: Int = maximumColumns
  ) {
    self.init(
      of: place, in: template.source, lines: template.lines, redaction: redaction, owner: owner,
      label: label, width: width)
  }

  /// The same of any text.
  init(
    of place: SourceRange, in source: SourceText, lines: LineIndex,
    redaction: Redaction = Redaction(), owner: Owner? = nil, label: String = "",
    width: Int = maximumColumns
  ) {
    let first = lines.position(of: place.start).line
    // An end at the start of a line belongs to the line before.
    let last = max(first, lines.position(of: max(place.start, place.end - 1)).line)
    let ownerLine = owner.map { lines.position(of: $0.range.start).line }
    // A region over several lines takes the room of the owner: six lines for one location.
    showsOwner = ownerLine.map { $0 != first && first == last } ?? false

    var shown: [(line: Int, rows: [Row])] = []
    func show(_ line: Int, _ region: SourceRange, isMain: Bool, label: String) {
      let view = ExcerptLine(
        lines.range(ofLine: line), around: region, in: source, redaction: redaction,
        width: width)
      let mark = Row.mark(column: view.column, width: view.width, isMain: isMain, label: label)
      shown.append((line, [.source(number: line, text: view.text), mark]))
    }
    if showsOwner, let owner, let ownerLine {
      show(ownerLine, owner.range, isMain: false, label: owner.label)
    }
    show(first, place, isMain: true, label: first == last ? label : "")
    if last > first {
      let text = lines.range(ofLine: last)
      let indent = source.bytes[text.start..<text.end].prefix { $0 == 0x20 || $0 == 0x09 }
      show(last, SourceRange(text.start + indent.count, place.end), isMain: true, label: label)
    }
    shown.sort { $0.line < $1.line }

    var rows: [Row] = []
    for (index, entry) in shown.enumerated() {
      if index > 0, shown[index - 1].line + 1 < entry.line { rows.append(.gap) }
      rows += entry.rows
    }
    self.rows = rows
  }

  /// One line of a text that is no template.
  ///
  /// - Parameter range: bytes of the line.
  init(line number: Int, _ text: String, marking range: SourceRange) {
    let source = SourceText(text)
    let view = ExcerptLine(
      SourceRange(0, source.bytes.count), around: range, in: source, redaction: Redaction(),
      width: Self.maximumColumns)
    rows = [
      .source(number: number, text: view.text),
      .mark(column: view.column, width: view.width, isMain: true, label: ""),
    ]
    showsOwner = false
  }

  /// Digits of the highest line number.
  var numberWidth: Int {
    rows.reduce(1) { widest, row in
      if case .source(let number, _) = row { max(widest, String(number).count) } else { widest }
    }
  }

  /// The rows as text: `gutter` columns for the number, then ` | `.
  func text(gutter: Int, palette: Palette, tint: Palette.Tint, tail: Character = "^") -> [String] {
    rows.map { row in
      switch row {
      case .source(let number, let text):
        let digits = String(number)
        let padding = String(repeating: " ", count: max(0, gutter - digits.count))
        return palette(padding + digits + " |", .frame) + (text.isEmpty ? "" : " " + text)
      case .mark(let column, let width, let isMain, let label):
        let sign: Character = isMain ? tail : "-"
        let marks = (isMain ? "^" : "-") + String(repeating: sign, count: max(0, width - 1))
        let frame = palette(String(repeating: " ", count: gutter) + " |", .frame)
        let said = label.isEmpty ? marks : "\(marks) \(logSafe: label)"
        return frame + String(repeating: " ", count: column + 1)
          + palette(said, isMain ? tint : .frame)
      case .gap: return palette("...", .frame)
      }
    }
  }
}
