internal import Findings

/// How the scan itself went: `invocation` with its notifications (SARIF 2.1.0, section 3.20).
struct SARIFInvocation {
  /// What the run tells about itself, each with its descriptor.
  private enum Notification {
    /// An index into the templates.
    case unreadable(Int)
    /// An index into the templates, the rule and what is wrong with it.
    case fault(Int, ruleID: String, reason: String)
    case noTemplates
    case resultsLeftOut(Int)

    var rule: ToolRule {
      switch self {
      case .unreadable: .parseError
      case .fault: .ruleCrash
      case .noTemplates: .noTemplatesFound
      case .resultsLeftOut: .resultsLeftOut
      }
    }
  }

  /// Descriptors of the notifications used, by id.
  let descriptors: [ToolRule]
  private let report: ScanReport
  private let notifications: [Notification]

  init(_ report: ScanReport, resultsLeftOut: Int) {
    self.report = report
    var notifications = report.templates.indices.filter { report.templates[$0].isUnreadable }
      .map(Notification.unreadable)
    for (index, template) in report.templates.enumerated() {
      for result in template.results {
        guard case .broken(let reason) = result.verdict else { continue }
        notifications.append(.fault(index, ruleID: result.ruleID, reason: reason))
      }
    }
    if report.isUnexpectedlyEmpty { notifications.append(.noTemplates) }
    if resultsLeftOut > 0 { notifications.append(.resultsLeftOut(resultsLeftOut)) }
    self.notifications = notifications
    descriptors = Set(notifications.map(\.rule)).sorted { $0.rawValue < $1.rawValue }
  }

  func write(_ locations: [Int: SARIFLocations], to json: inout JSONWriter<some TextOutputStream>) {
    json.object { json in
      // Whatever it found, the tool did its work, unless a report that was asked for is missing.
      json.value("executionSuccessful", !report.hasUnwrittenReports)
      json.value("exitCode", report.exitCode)
      json.value("exitCodeDescription", exitCodeDescription)
      json.value("startTimeUtc", report.startTime)
      json.value("endTimeUtc", report.endTime)
      json.array("toolExecutionNotifications") { json in
        for notification in notifications { write(notification, locations, to: &json) }
      }
    }
  }

  private func write(
    _ notification: Notification, _ locations: [Int: SARIFLocations],
    to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object { json in
      json.object("descriptor") { json in
        json.value("id", notification.rule.rawValue)
        if let index = descriptors.firstIndex(of: notification.rule) { json.value("index", index) }
      }
      json.value("level", notification.rule.severity.sarifLevel)
      json.value("timeUtc", report.startTime)
      switch notification {
      case .unreadable(let index): writeUnreadable(locations[index], to: &json)
      case .fault(let index, let ruleID, let reason):
        writeFault(locations[index], "rule '\(ruleID)' failed: \(reason)", to: &json)
      case .noTemplates: write("No template was found.", to: &json)
      case .resultsLeftOut(let number):
        let results = Wording.count(number, "result")
        write("\(results) of lower severity were left out: too many for one run.", to: &json)
      }
    }
  }

  private func writeUnreadable(
    _ locations: SARIFLocations?, to json: inout JSONWriter<some TextOutputStream>
  ) {
    guard let locations else { return }
    let finding = locations.template.findings.first?.finding
    let reason = finding.map { ": \(locations.redaction.message($0.message))" } ?? ""
    write(Wording.sentence("'\(locations.template.path)' cannot be read\(reason)"), to: &json)
    json.array("locations") { json in
      json.object { locations.physicalLocation(finding?.place.range, to: &$0) }
    }
  }

  private func writeFault(
    _ locations: SARIFLocations?, _ message: String,
    to json: inout JSONWriter<some TextOutputStream>
  ) {
    guard let locations else { return write(Wording.sentence(message), to: &json) }
    write(Wording.sentence(locations.redaction.message(message)), to: &json)
    json.array("locations") { json in
      json.object { locations.physicalLocation(nil, to: &$0) }
    }
  }

  private func write(_ message: String, to json: inout JSONWriter<some TextOutputStream>) {
    json.object("message") { $0.value("text", SARIFMessage.sarifSafe(message, room: 1000)) }
  }

  private var exitCodeDescription: String {
    switch report.exitCode {
    case 0: "No finding fails the run."
    case 1: "Findings at or above the gate."
    case 4: "A report could not be written."
    default:
      report.isUnexpectedlyEmpty
        ? "No template was found."
        : report.unreadableCount > 0 ? "A template could not be read." : "A rule failed."
    }
  }
}
