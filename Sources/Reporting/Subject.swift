internal import Findings

/// What a finding is about, for reports that show its message without a line of the template.
struct Subject {
  /// `UserPool`, `parameter`.
  private let kind: String
  private let name: String

  /// What sections of a template hold.
  private static let kinds = [
    "Conditions": "condition", "Mappings": "mapping", "Outputs": "output",
    "Parameters": "parameter", "Resources": "resource", "Rules": "template rule",
  ]

  init(_ resource: ResourceName) {
    // Of `AWS::Cognito::UserPool` the last part; what is no name tells no kind.
    let part = resource.type.split(separator: ":").last ?? ""
    let isName = !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    kind = isName ? String(part) : "resource"
    name = resource.logicalID
  }

  /// A part of a template, by the path of a value in it.
  private init?(path: String) {
    let parts = path.split(separator: "/", maxSplits: 2)
    guard parts.count > 1, let kind = Self.kinds[String(parts[0])] else { return nil }
    self.kind = kind
    name = String(parts[1])
  }

  /// What a finding is about; `nil` for the template as a whole.
  static func of(_ finding: Finding) -> Subject? {
    finding.resource.map(Subject.init) ?? Subject(path: finding.place.path)
  }

  /// `UserPool 'Users'`, secrets masked.
  func words(_ redaction: Redaction) -> String {
    "\(redaction.path(kind)) '\(redaction.path(name))'"
  }

  /// A message says itself what it is about.
  fileprivate func isNamed(in message: String) -> Bool { message.contains("'\(name)'") }
}

extension Finding {
  /// With the final period that reports set, what dashboards show of a message.
  private static let longestMessage = 999

  /// The message with what it is about, which it need not say beside an excerpt: one line, secrets masked.
  ///
  /// It starts with no quoted name, which alone does not tell what it names.
  func messageWithSubject(_ redaction: Redaction) -> String {
    let said = Wording.oneLine(redaction.message(message))
    return Wording.cut(introduction(redaction) + said, to: Self.longestMessage)
  }

  private func introduction(_ redaction: Redaction) -> String {
    let startsWithName = message.hasPrefix("'")
    guard let subject = Subject.of(self) else { return startsWithName ? "template: " : "" }
    let isNamed = !startsWithName && subject.isNamed(in: message)
    return isNamed ? "" : subject.words(redaction) + ": "
  }
}

extension ResourceName {
  /// `construct: App/Stack/Pool`: where the code of a CDK application makes the resource, secrets masked.
  func construct(_ redaction: Redaction) -> String? {
    cdkPath.map { "construct: \(Wording.oneLine(redaction.path($0)))" }
  }
}
