internal import Documents
internal import Findings

/// Where a text of a template starts and ends, as readers count: from 1, the end exclusive.
struct Region {
  let start: LinePosition
  let end: LinePosition

  init(_ range: SourceRange, in template: TemplateReport) {
    start = Self.position(range.start, in: template)
    end = max(start, Self.position(max(range.start, range.end), in: template))
  }

  /// Never behind the end of the line, which an offset inside its line break would be.
  private static func position(_ offset: Int, in template: TemplateReport) -> LinePosition {
    let position = template.lines.position(of: offset)
    let line = template.lines.range(ofLine: position.line)
    return offset > line.end ? template.lines.position(of: line.end) : position
  }
}

extension JSONWriter {
  /// Its four numbers, by the names that SARIF gives them.
  mutating func members(of region: Region) {
    value("startLine", region.start.line)
    value("startColumn", region.start.column)
    value("endLine", region.end.line)
    value("endColumn", region.end.column)
  }
}
