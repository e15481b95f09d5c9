internal import Documents
internal import Findings

/// What a log says of one template.
struct SARIFTemplate {
  private let template: TemplateReport
  private let rules: ReportedRules
  private let redaction: Redaction
  private let locations: SARIFLocations

  /// How deep in a log results stand.
  private static let depth = 4

  init(_ template: TemplateReport, in scan: ScanTerms, showsSnippets: Bool) {
    self.template = template
    rules = ReportedRules(scan)
    redaction = Redaction(template)
    locations = SARIFLocations(
      template: template, uri: URIReference(path: template.path), redaction: redaction,
      showsSnippets: showsSnippets)
  }

  /// All results, one text behind the other, and what there is to know of them.
  func part() -> (note: SARIFNote, results: String) {
    var text = ""
    let results = SARIFResult.all(of: template, rules: rules).map { result in
      var json = JSONWriter("", depth: Self.depth)
      write(result, to: &json)
      text += json.output
      return SARIFNote.Result(
        ruleID: result.rule.id, length: json.output.utf8.count, isMasked: isMasked(result))
    }
    let note = SARIFNote(
      uri: locations.uri, mimeType: isJSON ? "application/json" : "application/yaml",
      results: results, notifications: notifications)
    return (note, text)
  }

  /// By its name, or by its first character where the name tells nothing, as with `.template`.
  private var isJSON: Bool {
    let name = template.path.lowercased()
    if name.hasSuffix(".json") { return true }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
    return template.source.bytes.first { !(0x09...0x20).contains($0) } == UInt8(ascii: "{")
  }

  // MARK: Results

  /// Whether a token stands for something in what is written of a result.
  private func isMasked(_ result: SARIFResult) -> Bool {
    result.findings.map(\.finding).contains { finding in
      let texts = [finding.message] + finding.related.map(\.message)
      let paths = [
        finding.place.path, finding.resource?.logicalID, finding.resource?.type,
        finding.resource?.cdkPath,
      ].compactMap(\.self)
      return redaction.touches(finding.place.range)
        || texts.contains { redaction.message($0) != $0 }
        || paths.contains { redaction.path($0) != $0 }
    }
  }

  private func write(_ result: SARIFResult, to json: inout JSONWriter<some TextOutputStream>) {
    let finding = result.first.finding
    let message = SARIFMessage(result, redaction: redaction)
    json.object { json in
      json.value("ruleId", result.rule.id)
      json.value("ruleIndex", .ruleIndex)
      json.value("kind", "fail")
      json.value("level", result.rule.severity.sarifLevel)
      json.object("message") { $0.value("text", message.text) }
      json.array("locations") { json in
        json.object { json in
          locations.physicalLocation(finding.place.range, hasSnippet: true, to: &json)
          locations.logicalLocations(finding, to: &json)
        }
      }
      if !message.places.isEmpty {
        json.array("relatedLocations") { json in
          for (offset, place) in message.places.enumerated() {
            json.object { json in
              json.value("id", offset + 1)
              json.object("message") {
                $0.value("text", SARIFMessage.sarifSafe(place.message, room: 1000))
              }
              locations.physicalLocation(place.range, to: &json)
            }
          }
        }
      }
      json.object("partialFingerprints") { json in
        json.value("primaryLocationLineHash", result.lineHash)
        json.value("cogcheckFinding/v1", result.first.fingerprint)
      }
      json.object("properties") { writeProperties(result, to: &$0) }
    }
  }

  private func writeProperties(
    _ result: SARIFResult, to json: inout JSONWriter<some TextOutputStream>
  ) {
    let finding = result.first.finding
    if let resource = finding.resource {
      json.value("logicalId", redaction.path(resource.logicalID))
      if !resource.type.isEmpty { json.value("resourceType", redaction.path(resource.type)) }
      if let path = resource.cdkPath { json.value("cdkPath", redaction.path(path)) }
    }
    if !finding.place.path.isEmpty {
      json.value("propertyPath", redaction.path(finding.place.path))
    }
    json.value("severity", result.rule.severity.rawValue)
    if result.findings.count > 1 {
      json.array("mergedFindings") { json in
        for other in result.findings.dropFirst() { json.value(nil, other.fingerprint) }
      }
    }
  }

  // MARK: Notifications

  /// That it could not be read, or which rules failed.
  private var notifications: [SARIFNotification] {
    if template.isUnreadable {
      let finding = template.findings.first?.finding
      let reason = finding.map { ": \(redaction.message($0.message))" } ?? ""
      let message = Wording.sentence("template '\(template.path)' cannot be read\(reason)")
      return [
        SARIFNotification(.parseError, message, in: locations, at: finding?.place.range)
      ]
    }
    return template.results.compactMap { result in
      guard case .broken(let reason) = result.verdict else { return nil }
      let message = redaction.message("rule '\(result.ruleID)' failed: \(reason)")
      return SARIFNotification(.ruleCrash, Wording.sentence(message), in: locations)
    }
  }
}
