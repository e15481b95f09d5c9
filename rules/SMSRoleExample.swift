/// A pool and its SMS role, for the examples of rules about their contract.
///
/// Everything is right but for what a rule gives; each text stands as it is in the template.
enum SMSRoleExample {
  static let cognito = "{Service: cognito-idp.amazonaws.com}"
  static let externalID = "{StringEquals: {sts:ExternalId: acme-pool}}"
  static let publish = "{Effect: Allow, Action: sns:Publish, Resource: \"*\"}"

  static func resources(
    poolID: String = "acme-pool", firstKey: String = "Effect",
    principal: String = cognito, action: String = "sts:AssumeRole",
    condition: String? = externalID, deny: String? = nil, role: String = "SmsRole",
    grant: String? = publish, managedPolicies: String? = nil, boundary: String? = nil
  ) -> String {
    var lines = [
      "Pool:",
      "  Type: AWS::Cognito::UserPool",
      "  Properties:",
      "    SmsConfiguration:",
      "      ExternalId: \(poolID)",
      "      SnsCallerArn: !GetAtt SmsRole.Arn",
      "    \(UserPoolExample.safeguards)",
      "\(role):",
      "  Type: AWS::IAM::Role",
      "  Properties:",
      "    \(trust(firstKey: firstKey, principal: principal, action: action, condition: condition))",
    ]
    if let deny {
      lines += [
        "        - \(deny): Deny",
        "          Principal: \"*\"",
        "          Action: sts:AssumeRole",
      ]
    }
    if let grant { lines.append("    \(policies(grant))") }
    if let managedPolicies { lines.append("    ManagedPolicyArns: \(managedPolicies)") }
    if let boundary {
      lines += [
        "    PermissionsBoundary: !Ref Boundary",
        "Boundary:",
        "  Type: AWS::IAM::ManagedPolicy",
        "  Properties:",
        "    PolicyDocument:",
        "      Version: \"2012-10-17\"",
        "      Statement: \(boundary)",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// The trust policy in the `Properties` of the role; the first line is indented where it stands.
  static func trust(
    firstKey: String = "Effect", principal: String = cognito, action: String = "sts:AssumeRole",
    condition: String? = externalID
  ) -> String {
    let lines = [
      "AssumeRolePolicyDocument:",
      "  Version: \"2012-10-17\"",
      "  Statement:",
      "    - \(firstKey): Allow",
      "      Principal: \(principal)",
      "      Action: \(action)",
    ]
    return (lines + (condition.map { ["      Condition: \($0)"] } ?? [])).joined(
      separator: "\n    ")
  }

  /// The policy of one statement that lets it send, likewise.
  static func policies(_ statement: String = publish) -> String {
    [
      "Policies:",
      "  - PolicyName: sms",
      "    PolicyDocument:",
      "      Version: \"2012-10-17\"",
      "      Statement: \(statement)",
    ].joined(separator: "\n    ")
  }
}
