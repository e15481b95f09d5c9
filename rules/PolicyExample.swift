/// A policy in a resource, for the examples of rules about policies.
///
/// A statement is one line in flow style; each text stands as it is in the template.
enum PolicyExample {
  /// The trust policy of a role.
  static func trust(_ statements: String..., version: String = "Version: 2012-10-17") -> String {
    let lines = [
      "AppRole:",
      "  Type: AWS::IAM::Role",
      "  Properties:",
      "    AssumeRolePolicyDocument:",
      "      \(version)",
      "      Statement:",
    ]
    return (lines + statements.map { "        - \($0)" }).joined(separator: "\n")
  }

  /// A managed policy.
  static func permissions(
    _ statements: String..., version: String = "Version: 2012-10-17"
  ) -> String {
    let lines = [
      "AppPolicy:",
      "  Type: AWS::IAM::ManagedPolicy",
      "  Properties:",
      "    PolicyDocument:",
      "      \(version)",
      "      Statement:",
    ]
    return (lines + statements.map { "        - \($0)" }).joined(separator: "\n")
  }
}
