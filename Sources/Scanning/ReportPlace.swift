/// Where a report goes, whatever path leads there.
struct ReportPlace: Hashable, Sendable {
  /// Absolute, links resolved as far as there are any; as given for what has no real path.
  let path: BytePath

  /// As many links as Linux follows.
  private static let maximumLinks = 40

  init(_ path: BytePath) { self.path = Self.resolved(path, links: 0) }

  private static func resolved(_ path: BytePath, links: Int) -> BytePath {
    if let real = try? FilePaths.real(path) { return real }
    // A pipe behind a descriptor is there, but has no real path.
    if (try? FilePaths.kind(of: path)) != nil { return path }
    guard let (folder, name) = path.split else { return path }
    if links < maximumLinks, let target = FilePaths.link(at: path) {
      return resolved(
        target.isAbsolute ? target : folder.appending(target.bytes), links: links + 1)
    }
    let parent = resolved(folder, links: links)
    switch String(decoding: name, as: UTF8.self) {
    case ".": return parent
    case "..": return parent.split?.folder ?? parent
    default: return parent.appending(name)
    }
  }
}

extension ReportFile {
  /// Refuses reports that would overwrite each other.
  public static func checkDistinct(_ paths: [String]) throws(UsageError) {
    var places: [ReportPlace: String] = [:]
    for path in paths {
      if let other = places.updateValue(path, forKey: ReportPlace(BytePath(path))) {
        let spelling = path == other ? "'\(path)'" : "'\(other)', which is '\(path)'"
        throw UsageError("two reports cannot go to one file: \(spelling)")
      }
    }
  }

  /// Refuses reports that would overwrite what the scan has read.
  public static func check<Report>(
    _ paths: [String], against result: Scan.Result<Report>
  ) throws(UsageError) {
    for path in paths where result.sources.contains(ReportPlace(BytePath(path)).path) {
      throw UsageError(
        "a report cannot go to '\(path)', which this scan reads; choose another path")
    }
  }
}
