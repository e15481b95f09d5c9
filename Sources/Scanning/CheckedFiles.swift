internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The files of a scan, each checked with what the others give it: docs/decisions/0023.
///
/// Each is read for the names that it gives to others, let go, and read again to be checked, so that no more
/// templates are in memory than are worked on.
struct CheckedFiles: Sendable {
  /// A file that has been looked at.
  private struct KnownFile: Sendable {
    /// Of the file among all.
    let place: Int
    let input: InputFile
    /// The names that it gives, for each deployment; none of what is no template.
    let names: [SharedNames]
    /// `nil` for what is read again.
    let content: Checker.ReadFile?
    let duration: Duration
  }

  /// So many files are read only once: most scans have no more.
  private static let keptCount = 100

  /// By path.
  let inputs: [InputFile]
  let checker: Checker
  /// How many are worked on at a time.
  let width: Int

  /// Makes something of each file, in the task that checked it, and takes that in any order.
  func each<Answer: Sendable>(
    _ make: @escaping @Sendable (Checker.FileReport, InputFile, _ place: Int) -> Answer,
    take: (Answer) -> Void
  ) async {
    var files: [KnownFile] = []
    await ParallelWork.run(Array(inputs.enumerated()), atOnce: width) { place, input in
      look(at: input, place)
    } take: {
      files.append($0)
    }
    files.sort { $0.place < $1.place }
    let links = links(of: files.filter { !$0.names.isEmpty })
    await ParallelWork.run(
      files, atOnce: width, { make(check($0, links), $0.input, $0.place) }, take: take)
  }

  /// Each file by path, and why it is no template; `nil` for what is one.
  func decisions() async -> [(path: String, reason: String?)] {
    var decisions: [(place: Int, path: String, reason: String?)] = []
    await ParallelWork.run(Array(inputs.enumerated()), atOnce: width) { place, input in
      if case .finished(.other(let reason)) = read(input) { return (place, input.path, reason) }
      return (place, input.path, nil)
    } take: {
      decisions.append($0)
    }
    return decisions.sorted { $0.place < $1.place }.map { ($0.path, $0.reason) }
  }

  private func look(at input: InputFile, _ place: Int) -> KnownFile {
    let start = ContinuousClock.now
    let content = read(input)
    var names: [SharedNames] = []
    var isKept = place < Self.keptCount
    switch content {
    case .template(let template): names = checker.sharedNames(of: template)
    case .finished(.other): isKept = true
    case .finished(.template): break
    }
    return KnownFile(
      place: place, input: input, names: names, content: isKept ? content : nil,
      duration: ContinuousClock.now - start)
  }

  private func links(of files: [KnownFile]) -> [TemplateLinks] {
    let byPath = Dictionary(files.map { ($0.input.path, $0) }) { first, _ in first }
    return checker.links(among: files.map { (path: $0.input.path, names: $0.names) }) { path in
      guard let file = byPath[path], case .template(let template) = content(of: file) else {
        return nil
      }
      return template
    }
  }

  private func check(_ file: KnownFile, _ links: [TemplateLinks]) -> Checker.FileReport {
    let start = ContinuousClock.now
    let report: Checker.FileReport
    switch content(of: file) {
    case .template(let template):
      report = checker.check(template, path: file.input.path, links: links)
    case .finished(let finished): report = finished
    }
    guard case .template(var template, let parameters) = report else { return report }
    let duration = file.duration + (ContinuousClock.now - start)
    template.microseconds = max(1, Int(duration / .microseconds(1)))
    return .template(template, parameters: parameters)
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
