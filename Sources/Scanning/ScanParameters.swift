internal import Documents
internal import Rules

/// The values of parameters that the user gives a scan.
public struct ScanParameters: Sendable {
  /// `NAME=VALUE`, for every deployment; they win over files.
  public let assignments: [String]
  /// Parameter files: each is a deployment of its own.
  public let files: [String]

  /// Values as they stand on the command line.
  public init(assignments: [String] = [], files: [String] = []) {
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
      deployments.append(Deployment(name: file, values: read.merging(values) { _, given in given }))
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
