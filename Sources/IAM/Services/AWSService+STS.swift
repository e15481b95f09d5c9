extension AWSService {
  /// The table of AWS Security Token Service.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
  static let sts = AWSService(
    "sts",
    """
    resource role arn:*:iam::*:role/*
    resource user arn:*:iam::*:user/*
    resource root-user arn:*:iam::*:root
    resource self-session arn:*:sts::*:self
    resource federated-user arn:*:sts::*:federated-user/*
    read: GetAccessKeyInfo GetCallerIdentity GetServiceBearerToken GetSessionToken
    read federated-user user: GetFederationToken
    tagging: TagGetWebIdentityToken
    tagging role user: TagSession
    write: DecodeAuthorizationMessage GetDelegatedAccessToken GetWebIdentityToken
    write role: AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity
    write role self-session: SetContext
    write role user: SetSourceIdentity
    write root-user: AssumeRoot
    key iam:ResourceTag/* text: AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity SetContext
      SetSourceIdentity TagSession
    key sts:AWSServiceName text: GetServiceBearerToken
    key sts:DurationSeconds number: GetServiceBearerToken GetWebIdentityToken
    key sts:ExternalId text: AssumeRole
    key sts:IdentityTokenAudience text: GetWebIdentityToken
    key sts:RequestContext/* text: SetContext
    key sts:RequestContextProviders arn: SetContext
    key sts:RoleSessionName text: AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity
    key sts:SigningAlgorithm text: GetWebIdentityToken
    key sts:SourceIdentity text: AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity
      SetSourceIdentity
    key sts:TaskPolicyArn text: AssumeRoot
    key sts:TransitiveTagKeys text: AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity
      TagSession
    """)
}
