import ArgumentParser
import Reporting
import Rules

/// `FORMAT[=PATH]` of `-o`.
struct OutputOption: Hashable {
  /// The format.
  let format: ReportFormat
  /// Where it goes; `nil` is standard output.
  let path: String?

  /// Text on standard output, for people.
  static let text = OutputOption(format: .text, path: nil)

  /// All formats, in words.
  static let formats = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")

  private init(format: ReportFormat, path: String?) {
    self.format = format
    self.path = path
  }

  /// As it stands on the command line.
  ///
  /// - Throws: `ValidationError` where there is no such format, or the path is empty.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let format = ReportFormat(rawValue: name) else {
      let near = name.nearest(in: ReportFormat.allCases.map(\.rawValue))
      throw ValidationError(
        "There is no format '\(name)'\(near.map { "; did you mean '\($0)'?" } ?? ".") The formats are: \(Self.formats)."
      )
    }
    let path = parts.count == 2 ? String(parts[1]) : "-"
    guard !path.isEmpty else {
      throw ValidationError(
        "The path is empty; write \(name)=FILE, or \(name) for standard output.")
    }
    self.init(format: format, path: path == "-" ? nil : path)
  }
}
