internal import Findings

/// The one run of a log.
struct SARIFRun {
  /// A template that results or notifications name: its place among these is its index.
  private struct Artifact {
    let part: ReportPart<SARIFNote>
    /// Those of its results that are written.
    let isWritten: [Bool]

    var results: [SARIFNote.Result] {
      zip(part.note.results, isWritten).filter(\.1).map(\.0)
    }
  }

  private let scan: ScanSummary
  private let artifacts: [Artifact]
  /// Those that results name, by id: what there is to say of all others is most of a small log.
  private let ruleIDs: [String]
  private let invocation: SARIFInvocation
  private let rules: ReportedRules

  init(_ scan: ScanSummary, _ parts: [ReportPart<SARIFNote>], resultLimit: Int) {
    self.scan = scan
    rules = ReportedRules(scan.terms)
    let severities = parts.flatMap(\.note.results).map { [rules] in rules[$0.ruleID].severity }
    var isWritten = severities.areAmongWorst(resultLimit)[...]
    artifacts = parts.compactMap { part in
      let own = Array(isWritten.prefix(part.note.results.count))
      isWritten = isWritten.dropFirst(own.count)
      let isNamed = own.contains(true) || !part.note.notifications.isEmpty
      return isNamed ? Artifact(part: part, isWritten: own) : nil
    }
    ruleIDs = Set(artifacts.flatMap(\.results).map(\.ruleID)).sorted()
    invocation = SARIFInvocation(
      scan, artifacts.map(\.part.note.notifications),
      resultsLeftOut: max(0, severities.count - resultLimit))
  }

  func write(to json: inout JSONWriter<some TextOutputStream>) {
    json.object { json in
      json.object("tool") { json in
        json.object("driver") { writeDriver(to: &$0) }
      }
      json.array("invocations") { invocation.write(to: &$0) }
      json.object("originalUriBaseIds") { json in
        json.object(SARIFReporter.sourceRoot) { json in
          json.object("description") {
            $0.value("text", "The root of the source tree that was scanned.")
          }
        }
      }
      json.array("artifacts") { json in
        for artifact in artifacts { Self.write(artifact.part.note, to: &json) }
      }
      json.value("columnKind", "utf16CodeUnits")
      json.value("defaultEncoding", "utf-8")
      if artifacts.flatMap(\.results).contains(where: \.isMasked) {
        json.array("redactionTokens") { $0.value(nil, Redaction.token) }
      }
      json.array("results") { writeResults(to: &$0) }
    }
  }

  private func writeDriver(to json: inout JSONWriter<some TextOutputStream>) {
    json.value("name", "cogcheck")
    json.value("fullName", "cogcheck \(scan.terms.toolVersion)")
    json.value("version", scan.terms.toolVersion)
    json.value("semanticVersion", scan.terms.toolVersion)
    json.array("rules") { json in
      for id in ruleIDs { SARIFRules.write(rules[id], name: rules.name(of: id), to: &json) }
    }
    json.array("notifications") { json in
      for rule in invocation.descriptors {
        SARIFRules.write(notification: rule, name: rules.name(of: rule.rawValue), to: &json)
      }
    }
  }

  private static func write(
    _ note: SARIFNote, to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object { json in
      SARIFLocations.artifactLocation("location", note.uri, to: &json)
      json.array("roles") { $0.value(nil, "analysisTarget") }
      json.value("mimeType", note.mimeType)
    }
  }

  private func writeResults(to json: inout JSONWriter<some TextOutputStream>) {
    let indices = Dictionary(
      ruleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (artifactIndex, artifact) in artifacts.enumerated() {
      var rest = artifact.part.text().utf8[...]
      for (result, isWritten) in zip(artifact.part.note.results, artifact.isWritten) {
        let text = rest.prefix(result.length)
        rest = rest.dropFirst(result.length)
        guard isWritten, let ruleIndex = indices[result.ruleID] else { continue }
        json.written(
          SARIFMark.fill(text, ruleIndex: ruleIndex, artifactIndex: artifactIndex))
      }
    }
  }
}
