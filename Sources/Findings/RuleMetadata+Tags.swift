extension RuleMetadata {
  /// What it is about: words that choose rules, and that code scanning files alerts under.
  public var tags: [String] {
    let subject: [String] =
      switch group {
      case "COG": ["cognito", "user-pools"]
      case "APP": ["cognito", "app-clients"]
      case "IDP": ["cognito", "identity-pools"]
      case "IAM": ["iam"]
      case "TPL": ["correctness", "cloudformation"]
      default: []
      }
    return (isAboutSecurity ? ["security"] : []) + subject
  }

  /// A template that is not well-formed is no vulnerability: it does not deploy.
  ///
  /// Information is none either.
  public var isAboutSecurity: Bool { group != "TPL" && severity > .info }
}
