internal import Documents
internal import Rules

/// The values of parameters that the user gives a scan.
public struct ScanParameters: Sendable {
  /// A parameter file.
  struct File: Hashable, Sendable {
    let path: BytePath
    /// As findings name it.
    let name: String
    /// As the user knows it, for one that cannot be read.
    let namedBy: String

    init(path: BytePath, name: String, namedBy: String) {
      (self.path, self.name, self.namedBy) = (path, name, namedBy)
    }

    /// As the command line names it.
    init(flag path: String) {
      self.init(path: BytePath(path), name: path, namedBy: "--param-file '\(path)'")
    }
  }

  /// `NAME=VALUE`, for every deployment; they win over files.
  let assignments: [String]
  /// Each is a deployment of its own.
  let files: [File]

  /// Values as they stand on the command line.
  public init(assignments: [String] = [], files: [String] = []) {
    self.init(assignments: assignments, files: files.map(File.init(flag:)))
  }

  init(assignments: [String], files: [File]) {
    self.assignments = assignments
    self.files = files
  }

  private static let pseudoParameters = [
    "AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
    "AWS::URLSuffix",
  ]

  /// One deployment for each file, or the only one where there is none.
  func deployments() throws(UsageError) -> [Deployment] {
    var values: [String: String] = [:]
    for assignment in assignments {
      let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("--param takes NAME=VALUE, not '\(assignment)'")
      }
      values[String(parts[0])] = String(parts[1])
    }
    var deployments: [Deployment] = []
    for file in files {
      let read = try ParameterFile(file).values
      deployments.append(
        Deployment(name: file.name, values: read.merging(values) { _, given in given }))
    }
    if deployments.isEmpty { deployments = [Deployment(values: values)] }
    for name in deployments.flatMap(\.values.keys) where name.hasPrefix("AWS::") {
      guard !Self.pseudoParameters.contains(name) else { continue }
      let near = name.nearest(in: Self.pseudoParameters).map { "; did you mean '\($0)'?" }
      throw UsageError("there is no pseudo parameter '\(name)' to give a value\(near ?? "")")
    }
    return deployments
  }
}

extension [Deployment] {
  /// A name that no template of the scan declares is a mistake that would go unseen.
  func check(against declared: Set<String>) throws(UsageError) {
    for deployment in self {
      for name in deployment.values.keys.sorted()
      where !name.hasPrefix("AWS::") && !declared.contains(name) {
        let file = deployment.name.map { "'\($0)' gives" } ?? "--param gives"
        let near = name.nearest(in: declared).map { "; did you mean '\($0)'?" }
        throw UsageError(
          "\(file) a value for '\(name)', which no template declares (TPL007)\(near ?? "")")
      }
    }
  }
}
