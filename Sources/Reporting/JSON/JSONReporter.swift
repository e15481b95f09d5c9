internal import Findings

/// All that a scan found, in this tool's own stable form: ``ReportSchema``.
struct JSONReporter: Reporter {
  /// Lists of the report that hold what templates say, in order of their texts.
  private static let lists = ["templates", "findings", "undecided", "errors"]

  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Void, texts: [String]) {
    let objects = JSONObjects(template, in: scan)
    func elements(_ write: (inout JSONWriter<String>) -> Void) -> String {
      var json = JSONWriter("", depth: 2)
      write(&json)
      return json.output
    }
    return (
      (),
      [
        elements { json in json.object { objects.writeTemplate(to: &$0) } },
        elements { json in
          for finding in template.findings { json.object { objects.write(finding, to: &$0) } }
        },
        elements { json in
          for question in template.openQuestions {
            json.object { objects.write(question, to: &$0) }
          }
        },
        elements { json in
          for error in objects.errors { json.object { objects.write(error: error, to: &$0) } }
        },
      ]
    )
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Void>], to output: inout some TextOutputStream
  ) {
    var json = JSONWriter(output)
    json.object { json in
      JSONObjects.writeHead(scan, to: &json)
      for (index, name) in Self.lists.enumerated() {
        json.array(name) { json in
          for part in parts { json.written(part.text(index)) }
        }
      }
    }
    output = json.output
  }
}

/// The same, one line a finding, an open question and an error, then one with what the scan came to.
struct JSONLinesReporter: Reporter {
  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Void, texts: [String]) {
    let objects = JSONObjects(template, in: scan)
    var json = JSONWriter("", isOneLine: true)
    for finding in template.findings {
      json.object { $0.object("finding") { objects.write(finding, to: &$0) } }
    }
    for question in template.openQuestions {
      json.object { $0.object("undecided") { objects.write(question, to: &$0) } }
    }
    for error in objects.errors {
      json.object { $0.object("error") { objects.write(error: error, to: &$0) } }
    }
    return ((), [json.output])
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Void>], to output: inout some TextOutputStream
  ) {
    for part in parts { output.write(part.text()) }
    var json = JSONWriter(output, isOneLine: true)
    json.object { $0.object("scan") { JSONObjects.writeHead(scan, to: &$0) } }
    output = json.output
  }
}
