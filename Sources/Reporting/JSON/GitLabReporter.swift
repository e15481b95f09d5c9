internal import Documents
internal import Findings

/// Code Quality of GitLab: one entry a problem, `[]` where there is none.
///
/// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
struct GitLabReporter: Reporter {
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Void, texts: [String]) {
    var json = JSONWriter("", depth: 1)
    for problem in Problem.all(of: template, in: scan) {
      json.object { Self.write(problem, to: &$0) }
    }
    return ((), [json.output])
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Void>], to output: inout some TextOutputStream
  ) {
    var json = JSONWriter(output)
    json.array { json in
      for part in parts { json.written(part.text()) }
    }
    output = json.output
  }

  private static func write(_ problem: Problem, to json: inout JSONWriter<some TextOutputStream>) {
    json.value("description", "\(problem.rule.id): \(problem.message)")
    json.value("check_name", problem.rule.id)
    json.value("fingerprint", problem.fingerprint)
    json.value("severity", severity(problem.rule.severity))
    json.object("location") { json in
      json.value("path", problem.path)
      json.object("lines") { json in
        json.value("begin", problem.region.start.line)
        json.value("end", problem.region.end.line)
      }
    }
    json.array("categories") {
      $0.value(nil, problem.rule.isAboutSecurity ? "Security" : "Bug Risk")
    }
    json.value("type", "issue")
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .critical: "blocker"
    case .high: "critical"
    case .medium: "major"
    case .low: "minor"
    case .info: "info"
    }
  }
}
