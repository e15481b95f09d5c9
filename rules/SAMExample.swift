/// A function of SAM in examples.
enum SAMExample {
  /// A template with one function.
  ///
  /// - Parameters:
  ///   - policies: the value of its `Policies`.
  ///   - role: that of its `Role`; none where it is `nil`.
  static func function(policies: String, role: String? = nil) -> String {
    let lines = [
      "Transform: AWS::Serverless-2016-10-31",
      "Resources:",
      "  Api:",
      "    Type: AWS::Serverless::Function",
      "    Properties:",
      "      Policies: \(policies)",
    ]
    return (lines + (role.map { ["      Role: \($0)"] } ?? [])).joined(separator: "\n")
  }
}
