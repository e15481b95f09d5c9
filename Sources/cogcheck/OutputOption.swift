import ArgumentParser
internal import Documents
import FoundationEssentials
import Reporting
import Rules
import Scanning

/// `FORMAT[=PATH]` of `-o`.
struct FormatOption<Format: ReportName>: Hashable {
  /// The format.
  let format: Format
  /// Where it goes; `nil` is standard output.
  let path: String?

  /// All formats, in words.
  static var formats: String { Format.names.joined(separator: ", ") }

  /// What shells offer.
  static var completion: CompletionKind { .list(Format.names) }

  fileprivate init(format: Format, path: String?) {
    self.format = format
    self.path = path
  }

  /// As it stands on the command line.
  ///
  /// - Throws: `ValidationError` where there is no such format, or the path is empty.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let format = Format(named: name) else {
      let near = name.nearest(in: Format.names)
      throw ValidationError(
        "there is no format '\(name)'; \(near.map { "did you mean '\($0)'?" } ?? "the formats are \(Self.formats)")"
      )
    }
    let path = parts.count == 2 ? String(parts[1]) : "-"
    guard !path.isEmpty else {
      throw ValidationError(
        "the path is empty; write \(name)=FILE, or \(name) for standard output")
    }
    self.init(format: format, path: path == "-" ? nil : path)
  }

  /// Writes a report where it goes, and says on standard error where that cannot be.
  ///
  /// - Returns: whether it is written.
  func write(_ content: ReportFile.Content) -> Bool {
    do throws(ReportFile.WriteError) {
      if let path {
        try ReportFile.write(to: path, content)
      } else {
        try Terminal.print(content)
      }
      return true
    } catch {
      Terminal.writeError("error: \(error)")
      return false
    }
  }
}

/// The formats of one kind of report, by their names.
protocol ReportName: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// As they are named on the command line.
  static var names: [String] { get }

  init?(named name: String)
}

extension ReportName {
  static var names: [String] { allCases.map(\.rawValue) }

  init?(named name: String) { self.init(rawValue: name) }
}

extension TestReportFormat: ReportName {}

extension ReportFormat: ReportName {
  /// Stands for what suits the place: `github` in a workflow of GitHub, else `text`.
  private static let automatic = "auto"

  static var names: [String] { allCases.map(\.rawValue) + [automatic] }

  init?(named name: String) {
    guard name == Self.automatic else {
      self.init(rawValue: name)
      return
    }
    let isWorkflow = ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true"
    self = isWorkflow ? .github : .text
  }
}

/// A report of a scan.
typealias OutputOption = FormatOption<ReportFormat>

extension OutputOption {
  /// Text on standard output, for people.
  static var text: OutputOption { OutputOption(format: .text, path: nil) }
}

/// A report of unit tests.
typealias TestOutputOption = FormatOption<TestReportFormat>

extension TestOutputOption {
  /// Text on standard output, for people.
  static var text: TestOutputOption { TestOutputOption(format: .text, path: nil) }
}
