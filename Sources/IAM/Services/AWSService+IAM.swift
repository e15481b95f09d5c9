extension AWSService {
  /// The table of AWS Identity and Access Management.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
  static let iam = AWSService(
    "iam",
    """
    resource access-report arn:*:iam::*:access-report/*
    resource group arn:*:iam::*:group/*
    resource instance-profile arn:*:iam::*:instance-profile/*
    resource mfa arn:*:iam::*:mfa/*
    resource oidc-provider arn:*:iam::*:oidc-provider/*
    resource policy arn:*:iam::*:policy/*
    resource role arn:*:iam::*:role/*
    resource saml-provider arn:*:iam::*:saml-provider/*
    resource server-certificate arn:*:iam::*:server-certificate/*
    resource sms-mfa arn:*:iam::*:sms-mfa/*
    resource user arn:*:iam::*:user/*
    resource delegation-request arn:*:iam::*:delegation-request/*
    list: GetAccountSummary ListAccountAliases ListCloudFrontPublicKeys ListDelegationRequests
      ListGroups ListInstanceProfiles ListOpenIDConnectProviders ListOrganizationsFeatures
      ListPolicies ListRoles ListSAMLProviders ListSTSRegionalEndpointsStatus ListServerCertificates
      ListUsers ListVirtualMFADevices
    list group: ListAttachedGroupPolicies ListGroupPolicies
    list group role user: ListPoliciesGrantingServiceAccess
    list instance-profile: ListInstanceProfileTags
    list mfa: ListMFADeviceTags
    list oidc-provider: ListOpenIDConnectProviderTags
    list policy: ListEntitiesForPolicy ListPolicyTags ListPolicyVersions
    list role: ListAttachedRolePolicies ListInstanceProfilesForRole ListRolePolicies ListRoleTags
    list saml-provider: ListSAMLProviderTags
    list server-certificate: ListServerCertificateTags
    list user: GetLoginProfile ListAccessKeys ListAttachedUserPolicies ListGroupsForUser
      ListMFADevices ListSSHPublicKeys ListServiceSpecificCredentials ListSigningCertificates
      ListUserPolicies ListUserTags
    permissions: CreateAccountAlias DeleteAccountAlias DeleteAccountPasswordPolicy
      SetSecurityTokenServicePreferences UpdateAccountPasswordPolicy
    permissions group: AddUserToGroup AttachGroupPolicy CreateGroup DeleteGroup DeleteGroupPolicy
      DetachGroupPolicy PutGroupPolicy RemoveUserFromGroup UpdateGroup
    permissions instance-profile: AddRoleToInstanceProfile CreateInstanceProfile
      DeleteInstanceProfile RemoveRoleFromInstanceProfile
    permissions mfa: CreateVirtualMFADevice
    permissions mfa sms-mfa: DeleteVirtualMFADevice
    permissions oidc-provider: AddClientIDToOpenIDConnectProvider CreateOpenIDConnectProvider
      DeleteOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider
      UpdateOpenIDConnectProviderThumbprint
    permissions policy: CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion
      SetDefaultPolicyVersion
    permissions role: AttachRolePolicy CreateRole CreateServiceLinkedRole DeleteRole
      DeleteRolePermissionsBoundary DeleteRolePolicy DeleteServiceLinkedRole DetachRolePolicy
      PassRole PutRolePermissionsBoundary PutRolePolicy UpdateAssumeRolePolicy UpdateRole
      UpdateRoleDescription
    permissions saml-provider: CreateSAMLProvider DeleteSAMLProvider UpdateSAMLProvider
    permissions server-certificate: DeleteServerCertificate UpdateServerCertificate
      UploadServerCertificate
    permissions user: AttachUserPolicy ChangePassword CreateAccessKey CreateLoginProfile
      CreateServiceSpecificCredential CreateUser DeactivateMFADevice DeleteAccessKey
      DeleteLoginProfile DeleteSSHPublicKey DeleteServiceSpecificCredential DeleteSigningCertificate
      DeleteUser DeleteUserPermissionsBoundary DeleteUserPolicy DetachUserPolicy EnableMFADevice
      PutUserPermissionsBoundary PutUserPolicy ResetServiceSpecificCredential ResyncMFADevice
      UpdateAccessKey UpdateLoginProfile UpdateSSHPublicKey UpdateServiceSpecificCredential
      UpdateSigningCertificate UpdateUser UploadSSHPublicKey UploadSigningCertificate
    read: GenerateCredentialReport GetAccountAuthorizationDetails GetAccountEmailAddress
      GetAccountName GetAccountPasswordPolicy GetCloudFrontPublicKey GetContextKeysForCustomPolicy
      GetCredentialReport GetOrganizationsAccessReport GetOutboundWebIdentityFederationInfo
      GetServiceLastAccessedDetails GetServiceLastAccessedDetailsWithEntities SimulateCustomPolicy
    read access-report: GenerateOrganizationsAccessReport
    read delegation-request: GetDelegationRequest GetHumanReadableSummary
    read group: GetGroup GetGroupPolicy
    read group policy role user: GenerateServiceLastAccessedDetails
    read group role user: GetContextKeysForPrincipalPolicy SimulatePrincipalPolicy
    read instance-profile: GetInstanceProfile
    read oidc-provider: GetOpenIDConnectProvider
    read policy: GetPolicy GetPolicyVersion
    read role: GetRole GetRolePolicy GetServiceLinkedRoleDeletionStatus
    read saml-provider: GetSAMLProvider
    read server-certificate: GetServerCertificate
    read user: GetAccessKeyLastUsed GetMFADevice GetSSHPublicKey GetUser GetUserPolicy
    tagging instance-profile: TagInstanceProfile UntagInstanceProfile
    tagging mfa: TagMFADevice UntagMFADevice
    tagging oidc-provider: TagOpenIDConnectProvider UntagOpenIDConnectProvider
    tagging policy: TagPolicy UntagPolicy
    tagging role: TagRole UntagRole
    tagging saml-provider: TagSAMLProvider UntagSAMLProvider
    tagging server-certificate: TagServerCertificate UntagServerCertificate
    tagging user: TagUser UntagUser
    write: DeleteCloudFrontPublicKey DisableOrganizationsRootCredentialsManagement
      DisableOrganizationsRootSessions DisableOutboundWebIdentityFederation
      EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions
      EnableOutboundWebIdentityFederation SetSTSRegionalEndpointStatus UpdateAccountEmailAddress
      UpdateAccountName UpdateCloudFrontPublicKey UploadCloudFrontPublicKey
    write delegation-request: AcceptDelegationRequest AssociateDelegationRequest
      CreateDelegationRequest RejectDelegationRequest SendDelegationToken
    key iam:AWSServiceName text: CreateServiceLinkedRole
    key iam:AssociatedResourceArn arn: PassRole
    key iam:DelegationDuration text: CreateDelegationRequest
    key iam:DelegationRequestOwner arn: AcceptDelegationRequest AssociateDelegationRequest
      CreateDelegationRequest GetDelegationRequest GetHumanReadableSummary ListDelegationRequests
      RejectDelegationRequest SendDelegationToken
    key iam:FIDO-FIPS-140-2-certification text: EnableMFADevice
    key iam:FIDO-FIPS-140-3-certification text: EnableMFADevice
    key iam:FIDO-certification text: EnableMFADevice
    key iam:NotificationChannel text: CreateDelegationRequest
    key iam:OrganizationsPolicyId text: GenerateOrganizationsAccessReport
    key iam:PassedToService text: PassRole
    key iam:PermissionsBoundary arn: AttachRolePolicy AttachUserPolicy CreateRole CreateUser
      DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUserPermissionsBoundary
      DeleteUserPolicy DetachRolePolicy DetachUserPolicy GetRole PutRolePermissionsBoundary
      PutRolePolicy PutUserPermissionsBoundary PutUserPolicy UpdateAssumeRolePolicy UpdateRole
      UpdateRoleDescription
    key iam:PolicyARN arn: AttachGroupPolicy AttachRolePolicy AttachUserPolicy DetachGroupPolicy
      DetachRolePolicy DetachUserPolicy
    key iam:RegisterSecurityKey text: EnableMFADevice
    key iam:ResourceTag/* text: *
    key iam:ServiceSpecificCredentialAgeDays number: CreateServiceSpecificCredential
    key iam:ServiceSpecificCredentialServiceName text: CreateServiceSpecificCredential
      DeleteServiceSpecificCredential ResetServiceSpecificCredential UpdateServiceSpecificCredential
    key iam:TemplateArn arn: CreateDelegationRequest
    """)
}
