internal import Documents
internal import Findings

extension Excerpt {
  /// The place of a finding with its resource; `nil` for a file that could not be read, which has no line to show.
  init?(
    of finding: Finding, in template: TemplateReport, redaction: Redaction,
    width: Int = maximumColumns
  ) {
    guard !template.source.bytes.isEmpty else { return nil }
    let place = finding.place.range
    let type = finding.resource.map { $0.type.isEmpty ? "resource" : redaction.path($0.type) } ?? ""
    guard let resource = finding.resource, resource.range != place else {
      let label = finding.resource == nil ? "" : "this \(type)"
      self.init(of: place, in: template, redaction: redaction, label: label, width: width)
      return
    }
    let owner = Owner(range: resource.range, label: "in this \(type)")
    self.init(of: place, in: template, redaction: redaction, owner: owner, width: width)
  }

  /// A place that belongs to a finding.
  init?(
    of place: RelatedPlace, in template: TemplateReport, redaction: Redaction,
    width: Int = maximumColumns
  ) {
    guard !template.source.bytes.isEmpty else { return nil }
    self.init(of: place.range, in: template, redaction: redaction, width: width)
  }
}
