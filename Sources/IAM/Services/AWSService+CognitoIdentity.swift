extension AWSService {
  /// The table of Amazon Cognito identity pools.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
  static let cognitoIdentity = AWSService(
    "cognito-identity",
    """
    resource identitypool arn:*:cognito-identity:*:*:identitypool/*
    list: ListIdentityPools
    list identitypool: ListIdentities
    permissions: CreateIdentityPool DeleteIdentities GetId SetIdentityPoolRoles UnlinkIdentity
    permissions identitypool: DeleteIdentityPool MergeDeveloperIdentities UnlinkDeveloperIdentity
      UpdateIdentityPool
    read: DescribeIdentity GetCredentialsForIdentity GetOpenIdToken
    read identitypool: DescribeIdentityPool GetIdentityPoolAnalytics GetIdentityPoolDailyAnalytics
      GetIdentityPoolRoles GetIdentityProviderDailyAnalytics GetOpenIdTokenForDeveloperIdentity
      GetPrincipalTagAttributeMap ListTagsForResource LookupDeveloperIdentity
    tagging identitypool: TagResource UntagResource
    write: SetPrincipalTagAttributeMap
    key cognito-identity:IdentityPoolArn arn: DeleteIdentities DescribeIdentity
    """)
}
