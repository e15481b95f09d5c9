import Findings
internal import Synchronization

/// How long each template took, collected while several are checked at a time.
final class TemplateTimes: Sendable {
  private let words = Mutex<[(place: Int, line: String)]>([])

  func add(_ template: TemplateReport, at place: Int) {
    let count = template.openFindings.count
    let findings = count == 1 ? "1 finding" : "\(count) findings"
    let state = template.isUnreadable ? "unreadable template" : "template"
    let line = "\(state): \(template.path): \(template.microseconds / 1000) ms, \(findings)"
    words.withLock { $0.append((place, line)) }
  }

  /// One of each template, by path.
  var lines: [String] { words.withLock { $0.sorted { $0.place < $1.place }.map(\.line) } }
}
