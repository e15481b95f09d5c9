/// From what the user named to the files that are looked at.
struct FileFinder {
  /// One file to look at.
  struct File: Sendable {
    /// How to open it; links resolved, where the file system can.
    let path: BytePath
    /// As reports name it.
    let reportedPath: String
    /// The user gave this very path.
    let isNamed: Bool
    /// Why it cannot even be opened.
    var failure: FileError?
  }

  let root: SourceRoot
  /// Which files of a folder are looked at.
  var endings = FileEndings.templates

  private static let skippedFolders = [Array("node_modules".utf8)]
  private static let dot = UInt8(ascii: ".")

  /// Every file once, by reported path.
  ///
  /// - Throws: ``UsageError`` for a path where nothing is.
  func files(under paths: [String]) throws(UsageError) -> [File] {
    var found: [BytePath: File] = [:]
    for path in paths {
      let named = try file(named: path)
      if named.isFolder {
        for file in files(in: named.path) where found[file.path] == nil {
          found[file.path] = file
        }
      } else {
        found[named.path] = File(
          path: named.path, reportedPath: root.reported(named.path), isNamed: true)
      }
    }
    return found.values.sorted {
      // Two files may have one reported path: NUL is before any byte of a path.
      (Array($0.reportedPath.utf8) + [0] + $0.path.bytes)
        .lexicographicallyPrecedes(Array($1.reportedPath.utf8) + [0] + $1.path.bytes)
    }
  }

  /// What the user named: links resolved, where the file system can.
  func file(named text: String) throws(UsageError) -> (path: BytePath, isFolder: Bool) {
    let path = BytePath(text)
    do throws(FileError) {
      switch try FilePaths.kind(of: path) {
      case .folder: return (try FilePaths.real(path), true)
      case .file: return (try FilePaths.real(path), false)
      // A pipe behind a descriptor has no real path.
      case .other: return ((try? FilePaths.real(path)) ?? path, false)
      }
    } catch {
      guard error.isMissing else { throw UsageError("cannot look at '\(text)': \(error.reason)") }
      let hint =
        if let target = FilePaths.link(at: path) {
          "; it is a link to '\(target.text)'"
        } else if text.unicodeScalars.contains("\u{FFFD}") {
          "; name the folder of a file whose name is not UTF-8"
        } else {
          ""
        }
      throw UsageError("no such file or folder: '\(text)'\(hint)")
    }
  }

  /// Files of a folder by their ending; links are not followed, so the walk ends.
  ///
  /// What cannot be opened is a file too, with its failure: it may hold templates.
  func files(in folder: BytePath) -> [File] {
    var files: [File] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      let entries: [FilePaths.Entry]
      do throws(FileError) {
        entries = try FilePaths.entries(of: folder)
      } catch {
        let failure = FileError(reason: "it is a folder that cannot be read: \(error.reason)")
        files.append(unopened(folder, failure))
        continue
      }
      for entry in entries {
        let path = folder.appending(entry.name)
        do throws(FileError) {
          switch try kind(of: entry, at: path) {
          case .folder where isWalked(entry.name): folders.append(path)
          case .file where endings.fit(entry.name):
            files.append(File(path: path, reportedPath: root.reported(path), isNamed: false))
          case .folder, .file, .other: break
          }
        } catch {
          files.append(unopened(path, error))
        }
      }
    }
    return files
  }

  func unopened(_ path: BytePath, _ failure: FileError) -> File {
    let reported = root.reported(path)
    return File(
      path: path, reportedPath: reported.isEmpty ? "." : reported, isNamed: false, failure: failure)
  }

  func kind(
    of entry: FilePaths.Entry, at path: BytePath
  ) throws(FileError) -> FilePaths.EntryKind {
    if let kind = entry.kind { return kind }
    return switch try FilePaths.kindWithoutFollowing(path) {
    case .folder: .folder
    case .file: .file
    case .other: .other
    }
  }

  private func isWalked(_ name: [UInt8]) -> Bool {
    name.first != Self.dot && !Self.skippedFolders.contains(name)
  }
}
