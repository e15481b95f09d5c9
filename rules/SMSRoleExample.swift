/// A pool and its SMS role, for the examples of rules about their contract.
///
/// Everything is right but for what a rule gives; each text stands as it is in the template.
enum SMSRoleExample {
  static func resources(
    poolID: String = "acme-pool", firstKey: String = "Effect",
    principal: String = "{Service: cognito-idp.amazonaws.com}", action: String = "sts:AssumeRole",
    condition: String? = "{StringEquals: {sts:ExternalId: acme-pool}}", deny: String? = nil,
    role: String = "SmsRole",
    grant: String? = "{Effect: Allow, Action: sns:Publish, Resource: \"*\"}",
    managedPolicies: String? = nil, boundary: String? = nil
  ) -> String {
    var lines = [
      "Pool:",
      "  Type: AWS::Cognito::UserPool",
      "  Properties:",
      "    SmsConfiguration:",
      "      ExternalId: \(poolID)",
      "      SnsCallerArn: !GetAtt SmsRole.Arn",
      "\(role):",
      "  Type: AWS::IAM::Role",
      "  Properties:",
      "    AssumeRolePolicyDocument:",
      "      Version: \"2012-10-17\"",
      "      Statement:",
      "        - \(firstKey): Allow",
      "          Principal: \(principal)",
      "          Action: \(action)",
    ]
    if let condition { lines.append("          Condition: \(condition)") }
    if let deny {
      lines += [
        "        - \(deny): Deny",
        "          Principal: \"*\"",
        "          Action: sts:AssumeRole",
      ]
    }
    if let grant {
      lines += [
        "    Policies:",
        "      - PolicyName: sms",
        "        PolicyDocument:",
        "          Version: \"2012-10-17\"",
        "          Statement: \(grant)",
      ]
    }
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
}
