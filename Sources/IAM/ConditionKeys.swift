internal import Documents

/// Condition keys that requests have.
///
/// Global keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// Keys of STS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
/// Claims of tokens: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
public enum ConditionKeys {
  private static let identityPool = "cognito-identity.amazonaws.com:"
  private static let ofIdentityPools = ["aud", "amr", "sub"].map { identityPool + $0 }

  private static let known: [String] =
    [
      "AssumedRoot", "BearerTokenType", "CalledVia", "CalledViaFirst", "CalledViaLast",
      "ChatbotSourceArn", "CurrentTime", "Ec2InstanceSourcePrivateIPv4", "Ec2InstanceSourceVpc",
      "EpochTime", "FederatedProvider", "MultiFactorAuthAge", "MultiFactorAuthPresent",
      "PrincipalAccount", "PrincipalArn", "PrincipalIsAWSService", "PrincipalOrgID",
      "PrincipalOrgPaths", "PrincipalServiceName", "PrincipalServiceNamesList", "PrincipalTag",
      "PrincipalType", "referer", "RequestedRegion", "RequestTag", "ResourceAccount",
      "ResourceOrgID", "ResourceOrgPaths", "ResourceTag", "SecureTransport", "SignInSessionArn",
      "SourceAccount", "SourceArn", "SourceIdentity", "SourceIp", "SourceOrgID", "SourceOrgPaths",
      "SourceVpc", "SourceVpcArn", "SourceVpce", "TagKeys", "TokenIssueTime", "UserAgent",
      "userid", "username", "ViaAWSService", "VpceAccount", "VpceOrgID", "VpceOrgPaths",
      "VpcSourceIp",
    ].map { "aws:" + $0 }
    + [
      "AWSServiceName", "DurationSeconds", "ExternalId", "IdentityTokenAudience", "RequestContext",
      "RequestContextProviders", "RoleSessionName", "SigningAlgorithm", "SourceIdentity",
      "TaskPolicyArn", "TransitiveTagKeys",
    ].map { "sts:" + $0 }

  /// What to write instead of a key that is none; `nil` for one that is known, or may be.
  ///
  /// Letter case does not matter. A key of AWS or STS counts as mistyped only near a known one, since
  /// there are new ones now and then.
  public static func correction(of key: String) -> String? {
    let name = key.lowercased()
    if name.hasPrefix(identityPool) {
      return ofIdentityPools.contains(name) ? nil : "it has aud, amr and sub"
    }
    if let token = TokenKey(key) {
      return claim(meantBy: token.claim).map { "perhaps '\(token.issuer):\($0)' is meant" }
    }
    guard name.hasPrefix("aws:") || name.hasPrefix("sts:") else { return nil }
    let stem = name.split(separator: "/").first.map(String.init) ?? name
    guard !known.contains(where: { $0.lowercased() == stem }) else { return nil }
    return stem.nearest(in: known, atMost: 2).map { "perhaps '\($0)' is meant" }
  }

  /// Claims of any token that AWS makes keys of, and those of GitHub.
  private static let claims = [
    "amr", "aud", "email", "oaud", "sub", "actor", "actor_id", "enterprise_id", "environment",
    "job_workflow_ref", "ref", "repository", "repository_id", "repository_owner",
    "repository_owner_id", "workflow",
  ]
  /// Claims that look like others and are none of them.
  ///
  /// https://openid.net/specs/openid-connect-core-1_0.html#IDToken
  private static let similarClaims = ["acr", "azp", "workflow_ref", "workflow_sha", "ref_type"]

  private static func claim(meantBy claim: String) -> String? {
    if claims.contains(claim) || similarClaims.contains(claim) { return nil }
    if let whole = ["subject": "sub", "audience": "aud"][claim] { return whole }
    return claim.nearest(in: claims, atMost: 2)
  }
}
