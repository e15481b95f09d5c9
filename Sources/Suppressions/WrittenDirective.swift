internal import Documents
internal import Findings
internal import Templates

/// A wish that findings do not count, as it is written in a template.
struct WrittenDirective {
  /// A text, and where it stands.
  struct Words {
    let text: String
    let place: Place

    /// A value of the tree.
    init(_ node: Node) {
      text = node.text ?? ""
      place = Place(node)
    }

    /// A part of a comment.
    init(_ text: String, at range: SourceRange) {
      self.text = text
      place = Place(range)
    }
  }

  /// What it may cover.
  enum Scope {
    case resource
    /// What stands in a range of the text.
    case range(SourceRange)
    /// The resources whose logical ids a pattern fits; without one, all of the template.
    case template(Glob?)
  }

  let origin: Suppression.Origin
  let scope: Scope
  /// The resource that it stands in or above.
  let resource: Resource?
  /// An id or a name.
  let selector: Words
  let reason: Words?
  let expires: Words?
  /// A pattern of the property's path below the resource, or of what tells findings at one place apart.
  let at: String?
}

/// A directive that says something that can be obeyed, or is refused for what it lacks.
struct Directive {
  let written: WrittenDirective
  let ruleID: String
  let reason: String
  let expires: CalendarDate?
  let isRefused: Bool
  private let at: [Glob]

  /// - Parameter isRefused: it has no reason, or is not allowed.
  init(_ written: WrittenDirective, ruleID: String, expires: CalendarDate?, isRefused: Bool) {
    self.written = written
    self.ruleID = ruleID
    reason = written.reason?.text ?? ""
    self.expires = expires
    self.isRefused = isRefused
    // A pattern fits a value and all that stands in it.
    at = written.at.map { [Glob($0), Glob("\($0)/**")] } ?? []
  }

  var range: SourceRange { written.selector.place.range }

  var suppression: Suppression {
    Suppression(reason: reason, expires: expires, origin: written.origin, range: range)
  }

  /// It holds no more on a day.
  func isExpired(on today: CalendarDate) -> Bool { expires.map { $0 < today } ?? false }

  func covers(_ finding: Finding) -> Bool {
    guard finding.ruleID == ruleID else { return false }
    switch written.scope {
    case .resource:
      guard let resource = written.resource, finding.isAbout(resource) else { return false }
    case .range(let range):
      guard range.contains(finding.place.range) else { return false }
    case .template(let glob?):
      guard let name = finding.resource?.logicalID, glob.matches(name) else { return false }
    case .template(nil): break
    }
    guard !at.isEmpty else { return true }
    let names = [finding.pathBelowResource, finding.discriminator].filter { !$0.isEmpty }
    return names.contains { name in at.contains { $0.matches(name) } }
  }
}

extension Finding {
  func isAbout(_ resource: Resource) -> Bool {
    self.resource?.logicalID == resource.logicalID
  }

  /// The path of its place without the way to the resource's properties; empty for the resource itself.
  var pathBelowResource: String {
    guard let logicalID = resource?.logicalID else { return place.path }
    for prefix in ["Resources/\(logicalID)/Properties/", "Resources/\(logicalID)/"]
    where place.path.hasPrefix(prefix) {
      return String(place.path.dropFirst(prefix.count))
    }
    return place.path == "Resources/\(logicalID)" ? "" : place.path
  }
}
