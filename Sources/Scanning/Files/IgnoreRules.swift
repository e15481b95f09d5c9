internal import Documents
internal import Findings

/// What the ignore files of a folder and of those above it say.
///
/// The last line that fits decides, and lines of deeper folders come later: https://git-scm.com/docs/gitignore.
/// `.cogcheckignore` comes after the `.gitignore` beside it.
final class IgnoreRules: Sendable {
  /// One line.
  private struct Line: Sendable {
    let pattern: PathPattern
    let isNegated: Bool
    /// The file and the line, as reports name them.
    let place: String
  }

  private let folder: BytePath
  private let lines: [Line]
  private let above: IgnoreRules?

  /// In the order in which they are read.
  private static let names = [".gitignore", ".cogcheckignore"]
  /// Names of files that have something to say in their folder.
  static let fileNames = Set(names.map { Array($0.utf8) })
  private static let exclude = ".git/info/exclude"
  /// Lines behind these are as if they were not there, so that more is checked, not less.
  private static let maximumLines = 10_000

  /// Those of a folder, below others.
  ///
  /// What cannot be read says nothing.
  init(of folder: BytePath, above: IgnoreRules?, root: SourceRoot) {
    self.folder = folder
    self.above = above
    let files = above == nil ? [Self.exclude] + Self.names : Self.names
    lines = files.flatMap { name in
      let file = folder.appending(name.utf8)
      guard let bytes = try? FilePaths.read(file) else { return [Line]() }
      return Self.lines(of: String(decoding: bytes, as: UTF8.self), in: root.reported(file))
    }
  }

  /// Those that hold in a folder which the user named, without its own; `nil` where none do.
  ///
  /// A folder that they leave out is scanned all the same, since the user named it: then none of them count.
  static func holding(in folder: BytePath, root: SourceRoot) -> IgnoreRules? {
    let top =
      SourceRoot.repository(above: folder)
      ?? (folder.relative(to: root.path) == nil ? folder : root.path)
    guard let path = folder.relative(to: top) else { return nil }
    var rules = IgnoreRules(of: top, above: nil, root: root)
    var current = top
    for name in path.bytes.split(separator: UInt8(ascii: "/")) {
      current = current.appending(name)
      guard rules.reasonToLeaveOut(current, isFolder: true) == nil else { return nil }
      if current != folder { rules = IgnoreRules(of: current, above: rules, root: root) }
    }
    return rules
  }

  /// Why a path in the folder is left out; `nil` where it is not.
  func reasonToLeaveOut(_ path: BytePath, isFolder: Bool) -> String? {
    var rules: IgnoreRules? = self
    while let level = rules {
      let relative = path.relative(to: level.folder)?.text ?? path.text
      if let line = level.lines.last(where: { $0.pattern.matches(relative, isFolder: isFolder) }) {
        return line.isNegated ? nil : "\(line.place) ignores it"
      }
      rules = level.above
    }
    return nil
  }

  private static func lines(of text: String, in file: String) -> [Line] {
    text.split(
      maxSplits: maximumLines, omittingEmptySubsequences: false, whereSeparator: \.isNewline
    )
    .prefix(maximumLines).enumerated().compactMap { place, line in
      var pattern = withoutBlanks(line)
      guard let first = pattern.utf8.first, first != UInt8(ascii: "#") else { return nil }
      let isNegated = first == UInt8(ascii: "!")
      if isNegated { pattern.removeFirst() }
      guard !pattern.isEmpty else { return nil }
      return Line(
        pattern: PathPattern(pattern), isNegated: isNegated, place: "\(file):\(place + 1)")
    }
  }

  /// Without the blanks at its end but one behind a `\`.
  private static func withoutBlanks(_ line: Substring) -> Substring {
    var line = line
    while line.utf8.last == UInt8(ascii: " "),
      !line.dropLast().utf8.reversed().starts(with: [UInt8(ascii: "\\")])
    {
      line.removeLast()
    }
    return line
  }
}
