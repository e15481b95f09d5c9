extension AWSService {
  /// The table of AWS Key Management Service.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
  static let kms = AWSService(
    "kms",
    """
    resource alias arn:*:kms:*:*:alias/*
    resource key arn:*:kms:*:*:key/*
    list: ListAliases ListKeys ListRetirableGrants
    list key: ListGrants ListKeyPolicies ListKeyRotations ListResourceTags
    permissions key: CreateGrant PutKeyPolicy RetireGrant RevokeGrant
    read: DescribeCustomKeyStores
    read key: DescribeKey GetKeyLastUsage GetKeyPolicy GetKeyRotationStatus GetParametersForImport
      GetPublicKey
    tagging key: TagResource UntagResource
    write: ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore
      DisconnectCustomKeyStore GenerateRandom UpdateCustomKeyStore
    write alias key: CreateAlias DeleteAlias UpdateAlias
    write key: CancelKeyDeletion Decrypt DeleteImportedKeyMaterial DeriveSharedSecret DisableKey
      DisableKeyRotation EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair
      GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac
      ImportKeyMaterial ReEncryptFrom ReEncryptTo ReplicateKey RotateKeyOnDemand ScheduleKeyDeletion
      Sign SynchronizeMultiRegionKey UpdateKeyDescription UpdatePrimaryRegion Verify VerifyMac
    key kms:BypassPolicyLockoutSafetyCheck boolean: CreateKey PutKeyPolicy
    key kms:CallerAccount text: *
    key kms:DataKeyPairSpec text: GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext
    key kms:EncryptionAlgorithm text: Decrypt Encrypt GenerateDataKey GenerateDataKeyPair
      GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo
    key kms:EncryptionContext:* text: CreateGrant Decrypt Encrypt GenerateDataKey
      GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext
      ReEncryptFrom ReEncryptTo RetireGrant
    key kms:EncryptionContextKeys text: CreateGrant Decrypt Encrypt GenerateDataKey
      GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext
      ReEncryptFrom ReEncryptTo RetireGrant
    key kms:ExpirationModel text: ImportKeyMaterial
    key kms:GrantConstraintType text: CreateGrant RetireGrant
    key kms:GrantIsForAWSResource boolean: CreateGrant ListGrants RevokeGrant
    key kms:GrantOperations text: CreateGrant
    key kms:GranteePrincipal text: CreateGrant
    key kms:KeyAgreementAlgorithm text: DeriveSharedSecret
    key kms:KeyOrigin text: *
    key kms:KeySpec text: *
    key kms:KeyUsage text: *
    key kms:MacAlgorithm text: GenerateMac VerifyMac
    key kms:MessageType text: Sign Verify
    key kms:MultiRegion boolean: *
    key kms:MultiRegionKeyType text: *
    key kms:PrimaryRegion text: UpdatePrimaryRegion
    key kms:ReEncryptOnSameKey boolean: ReEncryptFrom ReEncryptTo
    key kms:RecipientAttestation:* text: Decrypt DeriveSharedSecret GenerateDataKey
      GenerateDataKeyPair GenerateRandom
    key kms:ReplicaRegion text: ReplicateKey
    key kms:RequestAlias text: Decrypt DeriveSharedSecret DescribeKey Encrypt GenerateDataKey
      GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext
      GenerateMac GetPublicKey ReEncryptFrom ReEncryptTo Sign Verify VerifyMac
    key kms:ResourceAliases text: *
    key kms:RetiringPrincipal text: CreateGrant
    key kms:RotationPeriodInDays number: EnableKeyRotation
    key kms:ScheduleKeyDeletionPendingWindowInDays number: ScheduleKeyDeletion
    key kms:SigningAlgorithm text: Sign Verify
    key kms:ValidTo date: ImportKeyMaterial
    key kms:ViaService text: *
    key kms:WrappingAlgorithm text: GetParametersForImport
    key kms:WrappingKeySpec text: GetParametersForImport
    """)
}
