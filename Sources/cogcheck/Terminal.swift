import ArgumentParser
import FoundationEssentials
import Reporting
import Scanning

#if canImport(Glibc)
  import Glibc
#endif

/// Standard output, standard error, and the end of the process.
enum Terminal {
  /// Exit statuses beside those of a report, ``ScanReport/exitCode``.
  enum Status {
    static let usage: Int32 = 2
    static let cannotWrite: Int32 = 4
    static let internalError: Int32 = 70
  }

  /// Ends the process as an error asks: help and version go to standard output, all else to standard error.
  ///
  /// - Parameter arguments: the command line.
  static func exit(with error: any Error, of arguments: [String] = []) -> Never {
    switch error {
    case let error as ExitCode: Glibc.exit(error.rawValue)
    case let error as UsageError:
      writeError("error: \(error)")
      if let culprit = error.culprit { show(culprit) }
      Glibc.exit(Status.usage)
    case let error as ReportFile.WriteError:
      writeError("error: \(error)")
      Glibc.exit(Status.cannotWrite)
    default: break
    }
    switch Cogcheck.exitCode(for: error) {
    case .success:
      do {
        try print(Cogcheck.fullMessage(for: error) + "\n")
      } catch {
        Terminal.exit(with: error)
      }
      Glibc.exit(0)
    case .validationFailure:
      let words = Cogcheck.message(for: error)
      writeError("error: \(CommandLineError(words, in: arguments).message)")
      Glibc.exit(Status.usage)
    default:
      writeError("error: \(Cogcheck.message(for: error))")
      Glibc.exit(Status.internalError)
    }
  }

  /// Writes to standard output, all of it.
  static func print(_ text: String) throws(ReportFile.WriteError) {
    try print { $0.write(text) }
  }

  /// Writes one line to standard output, whatever names it holds.
  static func printLine(_ line: String) throws(ReportFile.WriteError) {
    try print(LogSafe.text(line) + "\n")
  }

  /// Writes a report to standard output.
  static func print(_ content: ReportFile.Content) throws(ReportFile.WriteError) {
    try ReportFile.write(toDescriptor: STDOUT_FILENO, named: "standard output", content)
  }

  /// One line to standard error, whatever file names and arguments it holds.
  static func writeError(_ line: String) {
    try? ReportFile.write(toDescriptor: STDERR_FILENO, named: "standard error") {
      $0.write(LogSafe.text(line) + "\n")
    }
  }

  /// The line that an error speaks of.
  private static func show(_ culprit: UsageError.Culprit) {
    let lines = MarkedLine.text(number: culprit.number, culprit.text, marking: culprit.range)
    try? ReportFile.write(toDescriptor: STDERR_FILENO, named: "standard error") {
      for line in lines { $0.write(line + "\n") }
    }
  }

  /// When to use colour.
  enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never
  }

  /// Whether text has colour.
  ///
  /// The flag, then `NO_COLOR`, then `CLICOLOR_FORCE` or `FORCE_COLOR`, then whether this is a terminal.
  static func usesColor(_ choice: ColorChoice) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if environment["NO_COLOR"]?.isEmpty == false { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        if let force = environment[name], !force.isEmpty, force != "0" { return true }
      }
      return isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
    }
  }

  /// Columns of the terminal; `nil` where standard output is none, so that nothing wraps.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) {
      return max(columns, minimumWidth)
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(Int(size.ws_col), minimumWidth)
  }

  private static let minimumWidth = 40
}
