/// A file that is written only where there is none.
public enum NewFile {
  /// Writes it, with the folders that it needs.
  ///
  /// - Throws: ``UsageError`` where it is there already, or another configuration where it is one;
  ///   ``ReportFile/WriteError`` where it cannot be written.
  public static func write(_ text: String, to path: String) throws {
    let names = ConfigurationFinder.names
    let rivals = names.contains(path) ? names : [path]
    // A broken link is there, too.
    if let rival = rivals.first(where: {
      (try? FilePaths.kindWithoutFollowing(BytePath($0))) != nil
    }) {
      throw UsageError(
        "there is '\(rival)' already, and it stays as it is; --print shows what would be written")
    }
    try ReportFile.write(to: path) { $0.write(text) }
  }
}
