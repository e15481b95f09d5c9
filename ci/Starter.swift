/// A file that a repository starts with.
public struct Starter: Sendable {
  /// Where it belongs, relative to the top of the repository.
  public let path: String
  /// The whole of it.
  public let text: String
  /// What is left to do, in words that go on behind a semicolon.
  public let nextStep: String

  private init(_ path: String, _ bytes: [UInt8], nextStep: String) {
    self.path = path
    text = String(decoding: bytes, as: UTF8.self)
    self.nextStep = nextStep
  }

  /// What runs cogcheck.
  public enum Runner: String, CaseIterable, Sendable {
    /// GitHub Actions.
    case github
    /// GitLab CI/CD.
    case gitlab
    /// Azure Pipelines.
    case azure
    /// Jenkins.
    case jenkins
    /// The hooks of pre-commit.
    case preCommit = "pre-commit"
  }

  /// A configuration in which nothing is set yet.
  public static var configuration: Starter {
    Starter(
      ".cogcheck.yaml", PackageResources.cogcheck_yaml,
      nextStep: "'cogcheck config show' prints what it sets")
  }

  /// What makes a runner scan a repository.
  public init(for runner: Runner) {
    switch runner {
    case .github:
      self.init(
        ".github/workflows/cogcheck.yml", PackageResources.github_yml,
        nextStep: "set the variables COGCHECK_REPOSITORY and COGCHECK_REF of the repository")
    case .gitlab:
      self.init(
        ".gitlab/cogcheck.yml", PackageResources.gitlab_yml,
        nextStep: "include it in .gitlab-ci.yml, and set COGCHECK_REPOSITORY and COGCHECK_REF")
    case .azure:
      self.init(
        ".azure/cogcheck.yml", PackageResources.azure_yml,
        nextStep: "make a pipeline of it, and set COGCHECK_REPOSITORY and COGCHECK_REF there")
    case .jenkins:
      self.init(
        "Jenkinsfile", PackageResources.Jenkinsfile,
        nextStep: "fill in COGCHECK_REPOSITORY and COGCHECK_REF, and make a pipeline of it")
    case .preCommit:
      self.init(
        ".pre-commit-config.yaml", PackageResources.pre_commit_yaml,
        nextStep: "'pre-commit install' switches it on")
    }
  }
}
