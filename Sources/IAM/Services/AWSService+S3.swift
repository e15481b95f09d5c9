extension AWSService {
  /// The table of Amazon S3.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
  static let s3 = AWSService(
    "s3",
    """
    resource accesspoint arn:*:s3:*:*:accesspoint/*
    resource accesspointobject arn:*:s3:*:*:accesspoint/*/object/*
    resource bucket arn:*:s3:::*
    resource object arn:*:s3:::*/*
    resource job arn:*:s3:*:*:job/*
    resource storagelensconfiguration arn:*:s3:*:*:storage-lens/*
    resource storagelensgroup arn:*:s3:*:*:storage-lens-group/*
    resource objectlambdaaccesspoint arn:*:s3-object-lambda:*:*:accesspoint/*
    resource multiregionaccesspoint arn:*:s3::*:accesspoint/*
    resource multiregionaccesspointrequestarn arn:*:s3:us-west-2:*:async-request/mrap/*/*
    resource accessgrantsinstance arn:*:s3:*:*:access-grants/default
    resource accessgrantslocation arn:*:s3:*:*:access-grants/default/location/*
    resource accessgrant arn:*:s3:*:*:access-grants/default/grant/*
    list: ListAccessGrantsInstances ListAccessPoints ListAccessPointsForObjectLambda
      ListAllMyBuckets ListJobs ListMultiRegionAccessPoints ListStorageLensConfigurations
      ListStorageLensGroups
    list accessgrant accessgrantsinstance accessgrantslocation accesspoint bucket storagelensgroup:
      ListTagsForResource
    list accessgrantsinstance: ListAccessGrants ListAccessGrantsLocations ListCallerAccessGrants
    list accesspoint bucket: ListBucket ListBucketVersions
    list accesspointobject object: ListMultipartUploadParts
    list bucket: ListBucketMultipartUploads
    permissions: PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock
    permissions accessgrant: DeleteAccessGrant
    permissions accessgrantsinstance: AssociateAccessGrantsIdentityCenter CreateAccessGrantsInstance
      CreateAccessGrantsLocation DeleteAccessGrantsInstance DeleteAccessGrantsInstanceResourcePolicy
      DissociateAccessGrantsIdentityCenter PutAccessGrantsInstanceResourcePolicy
    permissions accessgrantslocation: CreateAccessGrant DeleteAccessGrantsLocation
      UpdateAccessGrantsLocation
    permissions accesspoint: DeleteAccessPointPolicy PutAccessPointPolicy
    permissions accesspointobject object: BypassGovernanceRetention PutObjectAcl PutObjectVersionAcl
    permissions bucket: DeleteBucketPolicy PutBucketAcl PutBucketOwnershipControls PutBucketPolicy
      PutBucketPublicAccessBlock
    permissions multiregionaccesspoint: PutMultiRegionAccessPointPolicy
    permissions object: ObjectOwnerOverrideToBucketOwner
    permissions objectlambdaaccesspoint: DeleteAccessPointPolicyForObjectLambda
      PutAccessPointPolicyForObjectLambda
    read: GetAccessPoint GetAccountPublicAccessBlock
    read accessgrant: GetAccessGrant
    read accessgrantsinstance: GetAccessGrantsInstance GetAccessGrantsInstanceForPrefix
      GetAccessGrantsInstanceResourcePolicy GetDataAccess
    read accessgrantslocation: GetAccessGrantsLocation
    read accesspoint: GetAccessPointPolicy GetAccessPointPolicyStatus
    read accesspoint bucket: GetBucketAcl GetBucketCORS GetBucketLocation GetBucketNotification
      GetBucketPolicy
    read accesspointobject object: GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold
      GetObjectRetention GetObjectTagging GetObjectVersion GetObjectVersionAcl
      GetObjectVersionAttributes GetObjectVersionTagging
    read bucket: GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac GetBucketLogging
      GetBucketMetadataTableConfiguration GetBucketObjectLockConfiguration
      GetBucketOwnershipControls GetBucketPolicyStatus GetBucketPublicAccessBlock
      GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite
      GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration
      GetLifecycleConfiguration GetMetricsConfiguration GetReplicationConfiguration
    read job: DescribeJob GetJobTagging
    read multiregionaccesspoint: GetMultiRegionAccessPoint GetMultiRegionAccessPointPolicy
      GetMultiRegionAccessPointPolicyStatus GetMultiRegionAccessPointRoutes
    read multiregionaccesspointrequestarn: DescribeMultiRegionAccessPointOperation
    read object: GetObjectTorrent GetObjectVersionForReplication GetObjectVersionTorrent
    read objectlambdaaccesspoint: GetAccessPointConfigurationForObjectLambda
      GetAccessPointForObjectLambda GetAccessPointPolicyForObjectLambda
      GetAccessPointPolicyStatusForObjectLambda
    read storagelensconfiguration: GetStorageLensConfiguration GetStorageLensConfigurationTagging
      GetStorageLensDashboard
    read storagelensgroup: GetStorageLensGroup
    tagging accessgrant accessgrantsinstance accessgrantslocation accesspoint bucket
      storagelensgroup: TagResource UntagResource
    tagging accesspointobject object: DeleteObjectTagging DeleteObjectVersionTagging
      PutObjectTagging PutObjectVersionTagging
    tagging bucket: PutBucketTagging
    tagging job: DeleteJobTagging PutJobTagging
    tagging object: ReplicateTags
    tagging storagelensconfiguration: DeleteStorageLensConfigurationTagging
      PutStorageLensConfigurationTagging
    write: CreateJob CreateStorageLensGroup PutStorageLensConfiguration
    write accesspoint: CreateAccessPoint DeleteAccessPoint
    write accesspointobject object: AbortMultipartUpload DeleteObject DeleteObjectVersion PutObject
      PutObjectLegalHold PutObjectRetention RestoreObject UpdateObjectEncryption
    write bucket: CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket
      DeleteBucketMetadataTableConfiguration DeleteBucketWebsite PauseReplication
      PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAbac PutBucketCORS
      PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration
      PutBucketRequestPayment PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration
      PutIntelligentTieringConfiguration PutInventoryConfiguration PutLifecycleConfiguration
      PutMetricsConfiguration PutReplicationConfiguration
      UpdateBucketMetadataInventoryTableConfiguration UpdateBucketMetadataJournalTableConfiguration
    write job: UpdateJobPriority UpdateJobStatus
    write multiregionaccesspoint: CreateMultiRegionAccessPoint DeleteMultiRegionAccessPoint
      SubmitMultiRegionAccessPointRoutes
    write object: InitiateReplication ReplicateDelete ReplicateObject
    write objectlambdaaccesspoint: CreateAccessPointForObjectLambda DeleteAccessPointForObjectLambda
      PutAccessPointConfigurationForObjectLambda
    write storagelensconfiguration: DeleteStorageLensConfiguration
    write storagelensgroup: DeleteStorageLensGroup UpdateStorageLensGroup
    key s3:AccessGrantScope text: CreateAccessGrant DeleteAccessGrant GetAccessGrant
    key s3:AccessGrantsInstanceArn arn: AbortMultipartUpload DeleteObject DeleteObjectVersion
      GetObject GetObjectAcl GetObjectVersion GetObjectVersionAcl ListBucket
      ListBucketMultipartUploads ListBucketVersions ListMultipartUploadParts PutObject PutObjectAcl
      PutObjectVersionAcl
    key s3:AccessGrantsLocationScope text: CreateAccessGrantsLocation DeleteAccessGrantsLocation
      GetAccessGrantsLocation UpdateAccessGrantsLocation
    key s3:AccessPointNetworkOrigin text: *
    key s3:AccessPointTag/* text: *
    key s3:BucketTag/* text: *
    key s3:DataAccessPointAccount text: *
    key s3:DataAccessPointArn arn: *
    key s3:ExistingJobOperation text: DeleteJobTagging PutJobTagging UpdateJobPriority
      UpdateJobStatus
    key s3:ExistingJobPriority number: DeleteJobTagging PutJobTagging UpdateJobPriority
      UpdateJobStatus
    key s3:ExistingObjectTag/* text: DeleteObjectTagging DeleteObjectVersionTagging GetObject
      GetObjectAcl GetObjectAttributes GetObjectTagging GetObjectVersion GetObjectVersionAcl
      GetObjectVersionAttributes GetObjectVersionTagging PutObjectAcl PutObjectTagging
      PutObjectVersionAcl PutObjectVersionTagging
    key s3:InventoryAccessibleOptionalFields text: PutInventoryConfiguration
    key s3:JobSuspendedCause text: UpdateJobStatus
    key s3:ObjectCreationOperation boolean: PutObject
    key s3:RequestJobOperation text: CreateJob
    key s3:RequestJobPriority number: CreateJob UpdateJobPriority
    key s3:RequestObjectTag/* text: BypassGovernanceRetention PutObject PutObjectTagging
      PutObjectVersionTagging
    key s3:RequestObjectTagKeys text: BypassGovernanceRetention PutObject PutObjectTagging
      PutObjectVersionTagging
    key s3:ResourceAccount text: *
    key s3:TlsVersion number: *
    key s3:authType text: *
    key s3:delimiter text: ListBucket ListBucketVersions
    key s3:destinationRegion text: PauseReplication
    key s3:if-match text: DeleteObject PutObject
    key s3:if-none-match text: PutObject
    key s3:isReplicationPauseRequest boolean: PutReplicationConfiguration
    key s3:locationconstraint text: CreateAccessPoint CreateBucket
    key s3:max-keys number: ListBucket ListBucketVersions
    key s3:object-lock-legal-hold text: PutObject PutObjectLegalHold
    key s3:object-lock-mode text: PutObject PutObjectRetention
    key s3:object-lock-remaining-retention-days number: PutObject PutObjectRetention
    key s3:object-lock-retain-until-date date: PutObject PutObjectRetention
    key s3:prefix text: ListBucket ListBucketVersions
    key s3:signatureAge number: *
    key s3:signatureversion text: *
    key s3:versionid text: DeleteObjectVersion DeleteObjectVersionTagging GetObjectVersion
      GetObjectVersionAcl GetObjectVersionAttributes GetObjectVersionTagging GetObjectVersionTorrent
      PutObjectVersionAcl PutObjectVersionTagging
    key s3:x-amz-acl text: BypassGovernanceRetention CreateAccessPoint CreateBucket PutBucketAcl
      PutObject PutObjectAcl PutObjectVersionAcl
    key s3:x-amz-bucket-namespace text: CreateBucket
    key s3:x-amz-content-sha256 text: *
    key s3:x-amz-copy-source text: BypassGovernanceRetention PutObject
    key s3:x-amz-grant-full-control text: BypassGovernanceRetention CreateBucket PutBucketAcl
      PutObject PutObjectAcl PutObjectVersionAcl
    key s3:x-amz-grant-read text: BypassGovernanceRetention CreateBucket PutBucketAcl PutObject
      PutObjectAcl PutObjectVersionAcl
    key s3:x-amz-grant-read-acp text: BypassGovernanceRetention CreateBucket PutBucketAcl PutObject
      PutObjectAcl PutObjectVersionAcl
    key s3:x-amz-grant-write text: BypassGovernanceRetention CreateBucket PutBucketAcl PutObject
      PutObjectAcl PutObjectVersionAcl
    key s3:x-amz-grant-write-acp text: BypassGovernanceRetention CreateBucket PutBucketAcl PutObject
      PutObjectAcl PutObjectVersionAcl
    key s3:x-amz-metadata-directive text: BypassGovernanceRetention PutObject
    key s3:x-amz-object-ownership text: CreateBucket
    key s3:x-amz-server-side-encryption text: BypassGovernanceRetention PutObject ReplicateObject
      UpdateObjectEncryption
    key s3:x-amz-server-side-encryption-aws-kms-key-id arn: BypassGovernanceRetention PutObject
      ReplicateObject UpdateObjectEncryption
    key s3:x-amz-server-side-encryption-customer-algorithm text: BypassGovernanceRetention PutObject
      ReplicateObject
    key s3:x-amz-storage-class text: BypassGovernanceRetention PutObject PutObjectAcl
      PutObjectVersionAcl
    key s3:x-amz-website-redirect-location text: BypassGovernanceRetention PutObject
    """)
}
