import ArgumentParser
internal import FoundationEssentials
import Scanning

#if canImport(Glibc)
  import Glibc
#endif

/// One line on standard error that says how far a scan is, and is gone when the scan is over.
struct ProgressLine {
  /// When there is one.
  enum Choice: String, CaseIterable, ExpressibleByArgument {
    /// On a terminal.
    case auto
    case always
    case never
  }

  private let isOn: Bool
  private var next = ContinuousClock.now + Self.interval
  private var isShown = false

  /// Between two updates, and before the first.
  private static let interval = Duration.milliseconds(100)
  /// "Erase in line" (ECMA-48, 8.3.41), from the cursor on.
  private static let eraseRest = "\u{1B}[K"

  init(_ choice: Choice) {
    isOn =
      switch choice {
      case .always: true
      case .never: false
      case .auto:
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
      }
  }

  /// Writes over what it said before.
  mutating func show(_ progress: ScanProgress) {
    guard isOn, ContinuousClock.now >= next else { return }
    next = .now + Self.interval
    isShown = true
    let findings = progress.findings == 1 ? "1 finding" : "\(progress.findings) findings"
    write("\r\(progress.done) of \(progress.total) files, \(findings)\(Self.eraseRest)")
  }

  /// Leaves nothing of it.
  func clear() {
    if isShown { write("\r\(Self.eraseRest)") }
  }

  private func write(_ text: String) {
    try? ReportFile.write(toDescriptor: STDERR_FILENO, named: "standard error") { $0.write(text) }
  }
}
