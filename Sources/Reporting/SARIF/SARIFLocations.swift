internal import Documents
internal import Findings

/// Places of one template as SARIF spells them.
struct SARIFLocations {
  private static let snippetLimit = 200

  let template: TemplateReport
  let uri: URIReference
  let redaction: Redaction
  let showsSnippets: Bool

  /// - Parameter range: `nil` for the file as a whole.
  func physicalLocation(
    _ range: SourceRange?, hasSnippet: Bool = false,
    to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object("physicalLocation") { json in
      Self.artifactLocation("artifactLocation", uri, index: .artifactIndex, to: &json)
      guard let range else { return }
      json.object("region") { json in
        json.members(of: Region(range, in: template))
        if hasSnippet, showsSnippets, range.end > range.start {
          let text = redaction.text(of: range, in: template.source)
          json.object("snippet") { $0.value("text", Wording.cut(text, to: Self.snippetLimit)) }
        }
      }
    }
  }

  static func artifactLocation(
    _ name: String, _ uri: URIReference, index: SARIFMark? = nil,
    to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object(name) { json in
      json.value("uri", uri.text)
      if uri.isRelative { json.value("uriBaseId", SARIFReporter.sourceRoot) }
      if let index { json.value("index", index) }
    }
  }

  /// The resource, then the property.
  func logicalLocations(_ finding: Finding, to json: inout JSONWriter<some TextOutputStream>) {
    let path = redaction.path(finding.place.path)
    let name = finding.resource.map { redaction.path($0.logicalID) }
    let owner = name.map { "Resources/\($0)" }
    if owner == nil, path.isEmpty { return }
    json.array("logicalLocations") { json in
      if let resource = finding.resource, let name, let owner {
        json.object { json in
          json.value("name", name)
          json.value("kind", "resource")
          json.value("fullyQualifiedName", owner)
          if let cdkPath = resource.cdkPath { json.value("decoratedName", redaction.path(cdkPath)) }
        }
      }
      if !path.isEmpty, path != owner {
        json.object { json in
          json.value("name", path.split(separator: "/").last.map(String.init) ?? path)
          json.value("kind", "property")
          json.value("fullyQualifiedName", path)
        }
      }
    }
  }
}
