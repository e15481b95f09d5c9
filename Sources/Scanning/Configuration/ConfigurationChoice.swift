internal import FoundationEssentials

/// Which configuration decides for a scan.
public enum ConfigurationChoice: Hashable, Sendable {
  /// The nearest one above what is scanned, if there is any.
  case found
  /// A file, and who names it: `--config`.
  case file(String, namedBy: String)
  /// None, whatever there is.
  case none

  /// As the command line says; where that is silent, as `COGCHECK_CONFIG` does.
  ///
  /// - Parameters:
  ///   - file: the value of `--config`.
  ///   - isOff: whether `--no-config` is there.
  public init(file: String?, isOff: Bool) {
    self.init(file: file, isOff: isOff, environment: ProcessInfo.processInfo.environment)
  }

  init(file: String?, isOff: Bool, environment: [String: String]) {
    if isOff {
      self = .none
    } else if let file {
      self = .file(file, namedBy: "--config")
    } else if let file = environment[Self.variable], !file.isEmpty {
      self = .file(file, namedBy: Self.variable)
    } else {
      self = .found
    }
  }

  private static let variable = "COGCHECK_CONFIG"
}

extension ConfigurationChoice {
  /// Reads the configuration, and those that it extends.
  ///
  /// - Throws: ``UsageError`` where it cannot be read, or says what no configuration says.
  func configurations(
    for inputs: [ScanInput], below root: SourceRoot
  ) throws(UsageError) -> ConfigurationChain {
    let first: Configuration
    switch self {
    case .none: return ConfigurationChain()
    case .file(let path, let flag):
      first = try Configuration(
        readingFrom: BytePath(path), reportedPath: path, namedBy: "\(flag) '\(path)'", below: root)
    case .found:
      guard let path = try ConfigurationFinder(root: root).file(for: inputs) else {
        return ConfigurationChain()
      }
      let reported = root.reported(path)
      first = try Configuration(
        readingFrom: path, reportedPath: reported, namedBy: "configuration '\(reported)'",
        below: root)
    }
    return try ConfigurationChain(from: first, below: root)
  }
}
