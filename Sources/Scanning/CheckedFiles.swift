internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The files of a scan, each checked with what the others give it: docs/decisions/0023.
///
/// Each is read for the names that it gives to others, let go, and read again to be checked, so that no more
/// templates are in memory than are worked on.
struct CheckedFiles {
  /// A file that has been checked.
  struct File: Sendable {
    let input: InputFile
    let report: Checker.FileReport
  }

  /// A file that has been looked at.
  private struct KnownFile: Sendable {
    let input: InputFile
    /// The names that it gives, for each deployment; none of what is no template.
    let names: [SharedNames]
    /// `nil` for what is read again.
    let content: Checker.ReadFile?
    let duration: Duration
  }

  /// So many files are read only once: most scans have no more.
  private static let keptCount = 100

  let inputs: [InputFile]
  let checker: Checker

  /// Takes the files one by one, in the order of the inputs.
  func each(_ take: (File) -> Void) async {
    var files: [KnownFile] = []
    await OrderedWork.run(Array(inputs.enumerated())) { index, input in
      look(at: input, isKept: index < Self.keptCount)
    } take: {
      files.append($0)
    }
    let giving = files.filter { !$0.names.isEmpty }
    let byPath = Dictionary(giving.map { ($0.input.path, $0) }) { first, _ in first }
    let links = checker.links(among: giving.map { (path: $0.input.path, names: $0.names) }) {
      path in
      guard let file = byPath[path], case .template(let template) = content(of: file) else {
        return nil
      }
      return template
    }
    await OrderedWork.run(files, { check($0, links) }, take: take)
  }

  private func look(at input: InputFile, isKept: Bool) -> KnownFile {
    let start = ContinuousClock.now
    let content = read(input)
    var names: [SharedNames] = []
    var isKept = isKept
    switch content {
    case .template(let template): names = checker.sharedNames(of: template)
    case .finished(.other): isKept = true
    case .finished(.template): break
    }
    return KnownFile(
      input: input, names: names, content: isKept ? content : nil,
      duration: ContinuousClock.now - start)
  }

  private func check(_ file: KnownFile, _ links: [TemplateLinks]) -> File {
    let start = ContinuousClock.now
    let report: Checker.FileReport
    switch content(of: file) {
    case .template(let template):
      report = checker.check(template, path: file.input.path, links: links)
    case .finished(let finished): report = finished
    }
    guard case .template(var template, let parameters) = report else {
      return File(input: file.input, report: report)
    }
    let duration = file.duration + (ContinuousClock.now - start)
    template.milliseconds = Int(duration / .milliseconds(1))
    return File(input: file.input, report: .template(template, parameters: parameters))
  }

  private func content(of file: KnownFile) -> Checker.ReadFile {
    file.content ?? read(file.input)
  }

  private func read(_ input: InputFile) -> Checker.ReadFile {
    do throws(FileError) {
      return checker.read(try input.bytes(), path: input.path, isNamed: input.isNamed)
    } catch {
      return .finished(checker.report(unreadable: error.reason, path: input.path))
    }
  }
}
