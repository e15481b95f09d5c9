extension AWSService {
  /// The table of Amazon Cognito user pools.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
  static let cognitoUserPools = AWSService(
    "cognito-idp",
    """
    resource userpool arn:*:cognito-idp:*:*:userpool/*
    resource webacl arn:*:wafv2:*:*:*/webacl/*/*
    list: ListDevices ListUserPools
    list userpool: AdminListDevices AdminListGroupsForUser ListGroups ListIdentityProviders
      ListResourceServers ListTagsForResource ListTerms ListUserImportJobs ListUserPoolClientSecrets
      ListUserPoolClients ListUsers ListUsersInGroup
    list webacl: ListResourcesForWebACL
    read: DescribeUserPoolDomain GetDevice GetUser GetUserAttributeVerificationCode
    read userpool: AdminGetDevice AdminGetUser AdminListUserAuthEvents DescribeIdentityProvider
      DescribeManagedLoginBranding DescribeManagedLoginBrandingByClient DescribeResourceServer
      DescribeRiskConfiguration DescribeTerms DescribeUserImportJob DescribeUserPool
      DescribeUserPoolClient GetCSVHeader GetGroup GetIdentityProviderByIdentifier
      GetLogDeliveryConfiguration GetSigningCertificate GetUICustomization GetUserPoolMfaConfig
      GetWebACLForResource
    tagging userpool: TagResource UntagResource
    write: AssociateSoftwareToken ChangePassword ConfirmDevice ConfirmForgotPassword ConfirmSignUp
      CreateUserPool DeleteUser DeleteUserAttributes ForgetDevice ForgotPassword
      GetTokensFromRefreshToken GlobalSignOut InitiateAuth ResendConfirmationCode
      RespondToAuthChallenge RevokeToken SetUserMFAPreference SetUserSettings SignUp
      UpdateDeviceStatus UpdateUserAttributes VerifySoftwareToken VerifyUserAttribute
    write userpool: AddCustomAttributes AddUserPoolClientSecret AdminAddUserToGroup
      AdminConfirmSignUp AdminCreateUser AdminDeleteUser AdminDeleteUserAttributes
      AdminDisableProviderForUser AdminDisableUser AdminEnableUser AdminForgetDevice
      AdminInitiateAuth AdminLinkProviderForUser AdminRemoveUserFromGroup AdminResetUserPassword
      AdminRespondToAuthChallenge AdminSetUserMFAPreference AdminSetUserPassword
      AdminSetUserSettings AdminUpdateAuthEventFeedback AdminUpdateDeviceStatus
      AdminUpdateUserAttributes AdminUserGlobalSignOut CreateGroup CreateIdentityProvider
      CreateManagedLoginBranding CreateResourceServer CreateTerms CreateUserImportJob
      CreateUserPoolClient CreateUserPoolDomain DeleteGroup DeleteIdentityProvider
      DeleteManagedLoginBranding DeleteResourceServer DeleteTerms DeleteUserPool
      DeleteUserPoolClient DeleteUserPoolClientSecret DeleteUserPoolDomain DisassociateWebACL
      SetLogDeliveryConfiguration SetRiskConfiguration SetUICustomization SetUserPoolMfaConfig
      StartUserImportJob StopUserImportJob UpdateAuthEventFeedback UpdateGroup
      UpdateIdentityProvider UpdateManagedLoginBranding UpdateResourceServer UpdateTerms
      UpdateUserPool UpdateUserPoolClient UpdateUserPoolDomain
    write userpool webacl: AssociateWebACL
    """)
}
