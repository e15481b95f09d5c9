internal import Findings

/// How the scan itself went: `invocation` with its notifications (SARIF 2.1.0, section 3.20).
struct SARIFInvocation {
  /// Descriptors of the notifications used, by id.
  let descriptors: [ToolRule]
  private let scan: ScanSummary
  private let notifications: [SARIFNotification]

  /// - Parameter told: what is told of each template that is named.
  init(_ scan: ScanSummary, _ told: [[SARIFNotification]], resultsLeftOut: Int) {
    self.scan = scan
    let told = told.enumerated().flatMap { index, told in
      told.map { $0.filled(artifactIndex: index) }
    }
    let isUnreadable = { (told: SARIFNotification) in told.rule == .parseError }
    var notifications = told.filter(isUnreadable) + told.filter { !isUnreadable($0) }
    if scan.isUnexpectedlyEmpty {
      notifications.append(SARIFNotification(.noTemplatesFound, "No template was found."))
    }
    if resultsLeftOut > 0 {
      let results = Wording.count(resultsLeftOut, "result")
      notifications.append(
        SARIFNotification(
          .resultsLeftOut, "\(results) of lower severity were left out: too many for one run."))
    }
    self.notifications = notifications
    descriptors = Set(notifications.map(\.rule)).sorted { $0.rawValue < $1.rawValue }
  }

  func write(to json: inout JSONWriter<some TextOutputStream>) {
    json.object { json in
      // Whatever it found, the tool did its work, unless a report that was asked for is missing.
      json.value("executionSuccessful", !scan.hasUnwrittenReports)
      json.value("exitCode", scan.exitCode)
      json.value("exitCodeDescription", exitCodeDescription)
      json.value("startTimeUtc", scan.terms.startTime)
      json.value("endTimeUtc", scan.endTime)
      json.array("toolExecutionNotifications") { json in
        for notification in notifications { write(notification, to: &json) }
      }
    }
  }

  private func write(
    _ notification: SARIFNotification, to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object { json in
      json.object("descriptor") { json in
        json.value("id", notification.rule.rawValue)
        if let index = descriptors.firstIndex(of: notification.rule) { json.value("index", index) }
      }
      json.value("level", notification.rule.severity.sarifLevel)
      json.value("timeUtc", scan.terms.startTime)
      json.written(notification.members)
    }
  }

  private var exitCodeDescription: String {
    switch scan.exitCode {
    case 0: "No finding fails the run."
    case 1 where scan.counts.gatedFindings > 0: "Findings at or above the gate."
    case 1 where scan.counts.gatedUndecided > 0: "What is undecided fails the run."
    case 1: "Suppressions that are unused or end soon."
    case 4: "A report could not be written."
    default:
      scan.isUnexpectedlyEmpty
        ? "No template was found."
        : scan.counts.unreadable > 0 ? "A template could not be read." : "A rule failed."
    }
  }
}
