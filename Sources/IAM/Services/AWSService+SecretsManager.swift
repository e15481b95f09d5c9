extension AWSService {
  /// The table of AWS Secrets Manager.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
  static let secretsManager = AWSService(
    "secretsmanager",
    """
    resource Secret arn:*:secretsmanager:*:*:secret:*
    list: BatchGetSecretValue ListSecrets
    permissions Secret: DeleteResourcePolicy PutResourcePolicy ValidateResourcePolicy
    read: GetRandomPassword
    read Secret: DescribeSecret GetResourcePolicy GetSecretValue ListSecretVersionIds
    tagging Secret: TagResource UntagResource
    write Secret: CancelRotateSecret CreateSecret DeleteSecret PutSecretValue
      RemoveRegionsFromReplication ReplicateSecretToRegions RestoreSecret RotateSecret
      StopReplicationToReplica UpdateSecret UpdateSecretVersionStage
    key secretsmanager:AddReplicaRegions text: CreateSecret ReplicateSecretToRegions
    key secretsmanager:BlockPublicPolicy boolean: PutResourcePolicy
    key secretsmanager:Description text: CreateSecret UpdateSecret
    key secretsmanager:ExternalSecretRotationRoleArn arn: RotateSecret
    key secretsmanager:ForceDeleteWithoutRecovery boolean: DeleteSecret
    key secretsmanager:ForceOverwriteReplicaSecret boolean: CreateSecret ReplicateSecretToRegions
    key secretsmanager:KmsKeyArn arn: CreateSecret UpdateSecret
    key secretsmanager:KmsKeyId text: CreateSecret UpdateSecret
    key secretsmanager:ModifyRotationRules boolean: RotateSecret
    key secretsmanager:Name text: CreateSecret
    key secretsmanager:RecoveryWindowInDays number: DeleteSecret
    key secretsmanager:ResourceTag/* text: CancelRotateSecret CreateSecret DeleteResourcePolicy
      DeleteSecret DescribeSecret GetResourcePolicy GetSecretValue ListSecretVersionIds
      PutResourcePolicy PutSecretValue RemoveRegionsFromReplication ReplicateSecretToRegions
      RestoreSecret RotateSecret StopReplicationToReplica TagResource UntagResource UpdateSecret
      UpdateSecretVersionStage ValidateResourcePolicy
    key secretsmanager:RotateImmediately boolean: RotateSecret
    key secretsmanager:RotationLambdaARN arn: RotateSecret
    key secretsmanager:SecretId arn: CancelRotateSecret DeleteResourcePolicy DeleteSecret
      DescribeSecret GetResourcePolicy GetSecretValue ListSecretVersionIds PutResourcePolicy
      PutSecretValue RemoveRegionsFromReplication ReplicateSecretToRegions RestoreSecret
      RotateSecret StopReplicationToReplica TagResource UntagResource UpdateSecret
      UpdateSecretVersionStage ValidateResourcePolicy
    key secretsmanager:SecretPrimaryRegion text: CancelRotateSecret DeleteResourcePolicy
      DeleteSecret DescribeSecret GetResourcePolicy GetSecretValue ListSecretVersionIds
      PutResourcePolicy PutSecretValue RemoveRegionsFromReplication ReplicateSecretToRegions
      RestoreSecret RotateSecret StopReplicationToReplica TagResource UntagResource UpdateSecret
      UpdateSecretVersionStage ValidateResourcePolicy
    key secretsmanager:Type text: CreateSecret UpdateSecret
    key secretsmanager:VersionId text: GetSecretValue
    key secretsmanager:VersionStage text: GetSecretValue UpdateSecretVersionStage
    key secretsmanager:resource/AllowRotationLambdaArn arn: CancelRotateSecret CreateSecret
      DeleteResourcePolicy DeleteSecret DescribeSecret GetResourcePolicy GetSecretValue
      ListSecretVersionIds PutResourcePolicy PutSecretValue RemoveRegionsFromReplication
      ReplicateSecretToRegions RestoreSecret RotateSecret StopReplicationToReplica TagResource
      UntagResource UpdateSecret UpdateSecretVersionStage ValidateResourcePolicy
    key secretsmanager:resource/Type text: CancelRotateSecret CreateSecret DeleteResourcePolicy
      DeleteSecret DescribeSecret GetResourcePolicy GetSecretValue ListSecretVersionIds
      PutResourcePolicy PutSecretValue RemoveRegionsFromReplication ReplicateSecretToRegions
      RestoreSecret RotateSecret StopReplicationToReplica TagResource UntagResource UpdateSecret
      UpdateSecretVersionStage ValidateResourcePolicy
    """)
}
