internal import Documents
internal import Findings

/// The one run of a log.
struct SARIFRun {
  private let report: ScanReport
  /// Those that results name: what there is to say of all others is most of a small log.
  private let rules: ReportedRules
  private let results: [SARIFResult]
  private let invocation: SARIFInvocation
  /// Templates that results or notifications name, by their index among all.
  private let locations: [Int: SARIFLocations]

  init(_ report: ScanReport, showsSnippets: Bool, resultLimit: Int) {
    self.report = report
    let reported = ReportedRules(report)
    let all = SARIFResult.all(of: report, rules: reported)
    results = SARIFResult.worst(resultLimit, of: all)
    rules = reported.only(Set(results.map(\.rule.id)))
    invocation = SARIFInvocation(report, resultsLeftOut: all.count - results.count)
    let named = Set(results.map(\.templateIndex))
    var locations: [Int: SARIFLocations] = [:]
    for (index, template) in report.templates.enumerated()
    where named.contains(index) || template.isUnreadable || template.hasFaults {
      locations[index] = SARIFLocations(
        template: template, uri: URIReference(path: template.path),
        artifactIndex: locations.count, redaction: Redaction(template),
        showsSnippets: showsSnippets)
    }
    self.locations = locations
  }

  func write(to json: inout JSONWriter<some TextOutputStream>) {
    json.object { json in
      json.object("tool") { json in
        json.object("driver") { writeDriver(to: &$0) }
      }
      json.array("invocations") { invocation.write(locations, to: &$0) }
      json.object("originalUriBaseIds") { json in
        json.object(SARIFReporter.sourceRoot) { json in
          json.object("description") {
            $0.value("text", "The root of the source tree that was scanned.")
          }
        }
      }
      json.array("artifacts") { writeArtifacts(to: &$0) }
      json.value("columnKind", "utf16CodeUnits")
      json.value("defaultEncoding", "utf-8")
      if results.contains(where: isMasked) {
        json.array("redactionTokens") { $0.value(nil, Redaction.token) }
      }
      json.array("results") { json in
        for result in results { write(result, to: &json) }
      }
    }
  }

  /// Whether a token stands for something in what is written of a result.
  private func isMasked(_ result: SARIFResult) -> Bool {
    guard let redaction = locations[result.templateIndex]?.redaction else { return false }
    return result.findings.map(\.finding).contains { finding in
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

  private func writeDriver(to json: inout JSONWriter<some TextOutputStream>) {
    json.value("name", "cogcheck")
    json.value("fullName", "cogcheck \(report.toolVersion)")
    json.value("version", report.toolVersion)
    json.value("semanticVersion", report.toolVersion)
    json.array("rules") { json in
      for rule in rules.all { SARIFRules.write(rule, name: rules.name(of: rule.id), to: &json) }
    }
    json.array("notifications") { json in
      for rule in invocation.descriptors {
        SARIFRules.write(notification: rule, name: rules.name(of: rule.rawValue), to: &json)
      }
    }
  }

  private func writeArtifacts(to json: inout JSONWriter<some TextOutputStream>) {
    for (_, location) in locations.sorted(by: { $0.key < $1.key }) {
      json.object { json in
        SARIFLocations.artifactLocation("location", location.uri, index: nil, to: &json)
        json.array("roles") { $0.value(nil, "analysisTarget") }
        json.value(
          "mimeType", Self.isJSON(location.template) ? "application/json" : "application/yaml")
      }
    }
  }

  /// By its name, or by its first character where the name tells nothing, as with `.template`.
  private static func isJSON(_ template: TemplateReport) -> Bool {
    let name = template.path.lowercased()
    if name.hasSuffix(".json") { return true }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
    return template.source.bytes.first { !(0x09...0x20).contains($0) } == UInt8(ascii: "{")
  }

  private func write(_ result: SARIFResult, to json: inout JSONWriter<some TextOutputStream>) {
    guard let locations = locations[result.templateIndex],
      let index = rules.index(of: result.rule.id)
    else { return }
    let finding = result.first.finding
    let message = SARIFMessage(result, redaction: locations.redaction)
    json.object { json in
      json.value("ruleId", result.rule.id)
      json.value("ruleIndex", index)
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
      json.object("properties") { writeProperties(result, locations.redaction, to: &$0) }
    }
  }

  private func writeProperties(
    _ result: SARIFResult, _ redaction: Redaction, to json: inout JSONWriter<some TextOutputStream>
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
}
