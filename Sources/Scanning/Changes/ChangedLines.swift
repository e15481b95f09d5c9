internal import Documents
internal import Findings

/// The lines of a work tree that are not in a commit.
struct ChangedLines: Sendable {
  /// Lines that stand in place of others.
  struct Hunk: Hashable, Sendable {
    /// The first new line, from 1; where there is none, the line that they would stand behind.
    let start: Int
    /// New lines.
    let count: Int
    /// Old lines.
    let removed: Int
  }

  /// The commit, as the user names it.
  let base: String
  /// Files of which each line is new.
  private let newFiles: Set<BytePath>
  private let hunks: [BytePath: [Hunk]]

  /// Asks git.
  ///
  /// - Parameter files: those that are looked at, links resolved.
  init(since base: String, of files: [BytePath], root: BytePath) throws(UsageError) {
    self.base = base
    let git = try Git(around: root)
    let commit = try git.mergeBase(with: base)
    hunks = Dictionary(
      try git.hunks(since: commit).map { (git.workTree.appending($0.key.bytes), $0.value) }
    ) { first, _ in first }
    let relative = Dictionary(
      files.compactMap { file in file.relative(to: git.workTree).map { ($0, file) } }
    ) { first, _ in first }
    let tracked = try git.tracked(among: Set(relative.keys))
    newFiles = Set(files).subtracting(tracked.compactMap { relative[$0] })
  }

  /// Leaves out what stands in lines of a template that have not changed.
  ///
  /// - Parameter file: `nil` for standard input, all of which is new.
  func leaveOutRest(of template: inout TemplateReport, in file: BytePath?) {
    guard let file, !newFiles.contains(file), !template.isUnreadable else { return }
    let (hunks, lines) = (hunks[file] ?? [], template.lines)
    template.accept { finding in
      Self.touches(hunks, finding.finding, lines) ? nil : .unchanged(since: base)
    }
    template.leaveOutUndecided { resource in
      !(resource.map { Self.adds(hunks, $0.range, lines) } ?? false)
    }
  }

  /// One of the lines that a finding stands in, or that it names, is new; or lines are gone from the value that
  /// it stands for, as when a property is missing now.
  private static func touches(_ hunks: [Hunk], _ finding: Finding, _ lines: LineIndex) -> Bool {
    let places = [finding.place.range] + finding.related.map(\.range)
    if (places + (finding.resource.map { [$0.range] } ?? [])).contains(where: {
      adds(hunks, $0, lines)
    }) {
      return true
    }
    let extent = self.lines(of: finding.place.extent, lines)
    return hunks.contains { hunk in
      hunk.removed > hunk.count
        && extent.overlaps(hunk.start...(hunk.start + max(0, hunk.count - 1)))
    }
  }

  private static func adds(_ hunks: [Hunk], _ range: SourceRange, _ index: LineIndex) -> Bool {
    let lines = lines(of: range, index)
    return hunks.contains {
      $0.count > 0 && lines.overlaps($0.start...($0.start + $0.count - 1))
    }
  }

  private static func lines(of range: SourceRange, _ index: LineIndex) -> ClosedRange<Int> {
    let first = index.position(of: range.start).line
    return first...max(first, index.position(of: range.end - 1).line)
  }
}
