internal import Documents
internal import Findings

/// The objects of `json` and `jsonl`, whose shapes ``ReportSchema`` tells; absent values are `null`.
struct JSONObjects {
  /// What counts up with each change of the objects.
  static let schemaVersion = "1.0"

  private let template: TemplateReport
  private let scan: ScanTerms
  private let rules: ReportedRules
  private let redaction: Redaction

  init(_ template: TemplateReport, in scan: ScanTerms) {
    self.template = template
    self.scan = scan
    rules = ReportedRules(scan)
    redaction = Redaction(template)
  }

  /// What kept the tool from judging: the template cannot be read, or a rule failed.
  var errors: [IdentifiedFinding] {
    (template.isUnreadable ? template.findings : []) + template.faults
  }

  /// What the scan asked and came to.
  static func writeHead(_ summary: ScanSummary, to json: inout JSONWriter<some TextOutputStream>) {
    json.value("schemaVersion", schemaVersion)
    json.object("tool") { json in
      json.value("name", "cogcheck")
      json.value("version", summary.terms.toolVersion)
    }
    json.object("gate") { json in
      json.value("failOn", summary.terms.gate.severity.rawValue)
      json.value("failed", summary.exitCode != 0)
      json.value("exitCode", summary.exitCode)
      json.value("verdict", Verdict(summary).text)
    }
    json.object("summary") { write(summary.counts, of: summary, to: &$0) }
  }

  private static func write(
    _ counts: ScanCounts, of summary: ScanSummary, to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.value("templates", counts.templates)
    json.value("unreadable", counts.unreadable)
    json.value("otherFiles", summary.otherFileCount)
    json.value("resources", counts.resources)
    json.value("rules", summary.terms.rules.count)
    json.object("findings") { json in
      for severity in Severity.allCases.sorted(by: >) {
        json.value(severity.rawValue, counts.findings[severity] ?? 0)
      }
    }
    json.value("failing", counts.failures)
    json.value("hidden", counts.hidden)
    json.value("suppressed", counts.suppressed)
    json.value("known", counts.known)
    json.value("unchanged", counts.unchanged)
    json.value("undecided", counts.undecided)
    json.value("faults", counts.faults)
  }

  func writeTemplate(to json: inout JSONWriter<some TextOutputStream>) {
    json.value("path", template.path)
    json.value("readable", !template.isUnreadable)
    json.value("resources", template.resourceCount)
  }

  func write(_ identified: IdentifiedFinding, to json: inout JSONWriter<some TextOutputStream>) {
    let finding = identified.finding
    let rule = rules[finding.ruleID]
    json.value("fingerprint", identified.fingerprint)
    json.value("ruleId", finding.ruleID)
    json.value("ruleName", rules.name(of: finding.ruleID))
    json.value("severity", rule.severity.rawValue)
    json.value("precision", rule.precision.rawValue)
    json.value("message", finding.messageWithSubject(redaction))
    json.value("help", rule.details().remediation)
    writePlace(finding.place.range, finding.resource, to: &json)
    json.value("propertyPath", optional: text(finding.place.path))
    json.array("related") { json in
      for place in finding.related {
        json.object { json in
          json.value("message", Wording.oneLine(redaction.message(place.message)))
          write(place.range, to: &json)
        }
      }
    }
    json.value("gated", identified.isOpen && scan.gates(finding, at: template.path))
    write(identified.acceptance, to: &json)
  }

  func write(_ question: OpenQuestion, to json: inout JSONWriter<some TextOutputStream>) {
    json.array("ruleIds") { json in
      for id in question.ruleIDs { json.value(nil, id) }
    }
    json.value("reason", Wording.oneLine(redaction.message(question.reason)))
    writePlace(question.resource?.range, question.resource, to: &json)
  }

  func write(error: IdentifiedFinding, to json: inout JSONWriter<some TextOutputStream>) {
    let finding = error.finding
    json.value("ruleId", finding.ruleID)
    json.value("message", finding.messageWithSubject(redaction))
    writePlace(finding.place.range, finding.resource, to: &json)
  }

  private func writePlace(
    _ range: SourceRange?, _ resource: ResourceName?,
    to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.value("path", template.path)
    write(range, to: &json)
    json.value("logicalId", optional: resource.map { redaction.path($0.logicalID) })
    json.value("resourceType", optional: text(resource?.type ?? ""))
    json.value("cdkPath", optional: resource?.cdkPath.map(redaction.path))
  }

  private func write(_ range: SourceRange?, to json: inout JSONWriter<some TextOutputStream>) {
    guard let range else {
      json.value("region", optional: nil)
      return
    }
    json.object("region") { $0.members(of: Region(range, in: template)) }
  }

  /// Nothing where it is empty, secrets masked.
  private func text(_ path: String) -> String? { path.isEmpty ? nil : redaction.path(path) }

  private func write(_ acceptance: Acceptance?, to json: inout JSONWriter<some TextOutputStream>) {
    func write(
      _ state: String, reason: String? = nil, source: String? = nil, since: String? = nil,
      expires: String? = nil
    ) {
      json.value("state", state)
      json.value("reason", optional: reason.map { Wording.oneLine(redaction.message($0)) })
      json.value("source", optional: source)
      json.value("since", optional: since)
      json.value("expires", optional: expires)
    }
    switch acceptance {
    case nil: write("active")
    case .suppressed(let suppression):
      write(
        "suppressed", reason: suppression.reason, source: suppression.origin.rawValue,
        expires: suppression.expires.map { "\($0)" })
    case .known(let since, let reason, _):
      write("known", reason: reason, source: "baseline", since: "\(since)")
    case .unchanged(let base): write("unchanged", since: base)
    }
  }
}
