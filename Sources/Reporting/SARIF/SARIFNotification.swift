internal import Documents

/// What a run tells of itself: message and place are text, in which the index of a template is a mark.
struct SARIFNotification: Sendable {
  let rule: ToolRule
  let members: String

  /// How deep in a log the members of a notification stand.
  private static let depth = 7

  /// - Parameters:
  ///   - locations: of the template that it is about.
  ///   - range: `nil` for the template as a whole.
  init(
    _ rule: ToolRule, _ message: String, in locations: SARIFLocations? = nil,
    at range: SourceRange? = nil
  ) {
    var json = JSONWriter("", depth: Self.depth)
    json.object("message") { $0.value("text", SARIFMessage.sarifSafe(message, room: 1000)) }
    if let locations {
      json.array("locations") { json in
        json.object { locations.physicalLocation(range, to: &$0) }
      }
    }
    self.init(rule: rule, members: json.output)
  }

  private init(rule: ToolRule, members: String) {
    self.rule = rule
    self.members = members
  }

  func filled(artifactIndex: Int) -> SARIFNotification {
    SARIFNotification(
      rule: rule, members: SARIFMark.fill(members.utf8, artifactIndex: artifactIndex))
  }
}
