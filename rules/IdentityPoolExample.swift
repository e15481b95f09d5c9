/// An identity pool, its attachment and a role, for the examples of rules about their contract.
///
/// Everything is right but for what a rule gives; each text stands as it is in the template.
enum IdentityPoolExample {
  /// The condition that binds a role to a pool.
  static let audience = "StringEquals: {cognito-identity.amazonaws.com:aud: !Ref Identities}"
  /// The condition that keeps guests out.
  static let signedIn =
    "ForAnyValue:StringLike: {cognito-identity.amazonaws.com:amr: authenticated}"
  /// The condition that lets guests in, and nobody else.
  static let guest = "ForAnyValue:StringLike: {cognito-identity.amazonaws.com:amr: unauthenticated}"
  /// A provider of the pool that signs users in.
  static let provider = "SupportedLoginProviders: {graph.facebook.com: \"123456789012345\"}"

  /// - Parameters:
  ///   - attachment: lines of the attachment, `IdentityPoolId` left out; `nil` for no attachment.
  ///   - conditions: lines of the trust policy's condition; empty for none.
  ///   - policies: the value of `Policies` of the role.
  ///   - setting: a further line of the role's `Properties`.
  static func resources(
    pool: [String] = ["AllowUnauthenticatedIdentities: false", provider],
    attachment: [String]? = ["Roles: {authenticated: !GetAtt Role.Arn}"],
    firstKey: String = "Effect",
    principal: String = "{Federated: cognito-identity.amazonaws.com}",
    action: String = "sts:AssumeRoleWithWebIdentity",
    conditions: [String] = [audience, signedIn], policies: String? = nil,
    setting: String? = nil, more: String = ""
  ) -> String {
    var lines =
      ["Identities:", "  Type: AWS::Cognito::IdentityPool", "  Properties:"]
      + pool.map { "    \($0)" }
    if let attachment {
      lines += [
        "Attachment:", "  Type: AWS::Cognito::IdentityPoolRoleAttachment", "  Properties:",
        "    IdentityPoolId: !Ref Identities",
      ]
      lines += attachment.map { "    \($0)" }
    }
    lines += [
      "Role:", "  Type: AWS::IAM::Role", "  Properties:", "    AssumeRolePolicyDocument:",
      "      Version: \"2012-10-17\"", "      Statement:", "        - \(firstKey): Allow",
      "          Principal: \(principal)", "          Action: \(action)",
    ]
    if !conditions.isEmpty {
      lines += ["          Condition:"] + conditions.map { "            \($0)" }
    }
    if let policies { lines.append("    Policies: \(policies)") }
    if let setting { lines.append("    \(setting)") }
    return lines.joined(separator: "\n") + (more.isEmpty ? "" : "\n" + more)
  }

  /// The attachment's lines for a role that a mapping rule names.
  static func mapping(_ arn: String = "!GetAtt Role.Arn") -> [String] {
    [
      "RoleMappings:", "  users:", "    Type: Rules", "    AmbiguousRoleResolution: Deny",
      "    IdentityProvider: graph.facebook.com", "    RulesConfiguration:", "      Rules:",
      "        - Claim: role", "          MatchType: Equals", "          Value: admin",
      "          RoleARN: \(arn)",
    ]
  }

  /// A group of a user pool that names the role.
  static let group = """
    Admins:
      Type: AWS::Cognito::UserPoolGroup
      Properties:
        UserPoolId: eu-west-1_Example01
        RoleArn: !GetAtt Role.Arn
    """

  /// `Policies` of a role with one policy of one statement.
  static func policies(action: String, resource: String = "\"*\"") -> String {
    "[{PolicyName: inline, PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, "
      + "Action: \(action), Resource: \(resource)}]}}]"
  }
}
