import BuiltInRules
import CJansson
import Findings
import FoundationEssentials
import Reporting
import Rules
import Templates

/// What `cogcheck scan` does with files that it has found, in one thread: `scripts/count-instructions`
/// counts its instructions.
///
/// The command itself shares its work among threads, whose count is never the same twice.
enum SingleThreadedScan {
  /// Checks the files with the default profile and prints the text report.
  static func run(_ paths: [String]) throws {
    // Else jansson takes a number of chance for its hash tables.
    json_object_seed(1)
    let rules = RuleSet(
      BuiltInRules.all.filter { Profile.default.includes($0.metadata) }
        .map { $0.configured(for: .default, options: [:]) })
    let checker = Checker(rules)
    let files = try paths.map { path in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      return (path: path, content: checker.read(bytes, path: path, isNamed: true))
    }
    let links = checker.links(
      of: files.compactMap { file in
        if case .template(let template) = file.content { (file.path, template) } else { nil }
      })
    let reports = files.map { file in
      switch file.content {
      case .template(let template): checker.check(template, path: file.path, links: links)
      case .finished(let report): report
      }
    }
    let templates = reports.compactMap { report in
      if case .template(let template, _) = report { template } else { nil }
    }
    let terms = ScanTerms(
      toolVersion: "", rules: rules.metadata, gate: RunGate(.medium), allowsEmpty: false,
      startTime: "")
    let report = ScanReport(terms, templates: templates, otherFileCount: 0, endTime: "")
    print(ReportFormat.text.render(report, style: ReportStyle()), terminator: "")
  }
}
