import ArgumentParser
import Reporting
import Rules

/// `FORMAT[=PATH]` of `-o`.
struct OutputOption: ExpressibleByArgument, Hashable {
  /// The format.
  let format: ReportFormat
  /// Where it goes; `nil` is standard output.
  let path: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: String(parts[0])) else { return nil }
    self.format = format
    let path = parts.count == 2 ? String(parts[1]) : "-"
    guard !path.isEmpty else { return nil }
    self.path = path == "-" ? nil : path
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }
}
