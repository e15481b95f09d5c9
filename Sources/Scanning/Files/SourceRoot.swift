/// The folder that reported paths are relative to.
struct SourceRoot: Sendable {
  /// Absolute, links resolved, without a final slash but for `/`.
  let path: BytePath

  /// The given folder, else the nearest one upward from the working directory that holds `.git`, else
  /// the working directory.
  ///
  /// - Parameter name: who gives it.
  /// - Throws: ``UsageError`` where the given folder is none, or the working directory is gone.
  init(given: String?, namedBy name: String = "--root") throws(UsageError) {
    let start = BytePath(given ?? ".")
    let folder: BytePath
    let kind: FilePaths.Kind
    do throws(FileError) {
      folder = try FilePaths.real(start)
      kind = try FilePaths.kind(of: folder)
    } catch {
      guard let given else {
        throw UsageError("the working directory cannot be read: \(error.reason)")
      }
      let reason = error.isMissing ? "" : ": \(error.reason)"
      throw UsageError("\(name) names '\(given)', which is not a folder\(reason)")
    }
    guard case .folder = kind else {
      throw UsageError("\(name) names '\(start.text)', which is not a folder")
    }
    path = given == nil ? Self.repository(above: folder) ?? folder : folder
  }

  /// The nearest folder with a `.git`, from `folder` upward.
  static func repository(above folder: BytePath) -> BytePath? {
    var folder = folder
    while let (above, _) = folder.split {
      if (try? FilePaths.kind(of: folder.appending(".git".utf8))) != nil { return folder }
      folder = above
    }
    return nil
  }

  /// A path as reports name it: relative to the root, absolute outside it.
  ///
  /// - Parameter path: absolute, links resolved.
  func reported(_ path: BytePath) -> String { (path.relative(to: self.path) ?? path).text }
}
