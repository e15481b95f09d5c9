extension AWSService {
  /// The table of Amazon DynamoDB.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
  static let dynamoDB = AWSService(
    "dynamodb",
    """
    resource index arn:*:dynamodb:*:*:table/*/index/*
    resource stream arn:*:dynamodb:*:*:table/*/stream/*
    resource table arn:*:dynamodb:*:*:table/*
    resource backup arn:*:dynamodb:*:*:table/*/backup/*
    resource export arn:*:dynamodb:*:*:table/*/export/*
    resource global-table arn:*:dynamodb::*:global-table/*
    resource import arn:*:dynamodb:*:*:table/*/import/*
    list: ListBackups ListContributorInsights ListExports ListGlobalTables ListImports ListTables
    permissions: UpdateAbacStatus
    permissions stream table: DeleteResourcePolicy PutResourcePolicy
    read: DescribeEndpoints DescribeLimits DescribeReservedCapacity
      DescribeReservedCapacityOfferings GetAbacStatus ListStreams
    read backup: DescribeBackup
    read export: DescribeExport
    read global-table: DescribeGlobalTable DescribeGlobalTableSettings
    read import: DescribeImport
    read index table: DescribeContributorInsights PartiQLSelect Query Scan
    read stream: DescribeStream GetRecords GetShardIterator
    read stream table: GetResourcePolicy
    read table: BatchGetItem ConditionCheckItem DescribeContinuousBackups
      DescribeKinesisStreamingDestination DescribeTable DescribeTableReplicaAutoScaling
      DescribeTimeToLive GetItem ListTagsOfResource ReadDataForReplication
    tagging table: TagResource UntagResource
    write: InjectError PurchaseReservedCapacityOfferings
    write backup: DeleteBackup
    write backup table: RestoreTableFromBackup
    write global-table table: CreateGlobalTable UpdateGlobalTable UpdateGlobalTableSettings
      UpdateGlobalTableVersion
    write index table: UpdateContributorInsights
    write table: AssociateTableReplica BatchWriteItem CreateBackup CreateGlobalTableWitness
      CreateTable CreateTableReplica DeleteGlobalTableWitness DeleteItem DeleteTable
      DeleteTableReplica DisableKinesisStreamingDestination EnableKinesisStreamingDestination
      ExportTableToPointInTime ImportTable PartiQLDelete PartiQLInsert PartiQLUpdate PutItem
      ReplicateSettings RestoreTableFromAwsBackup RestoreTableToPointInTime StartAwsBackupJob
      UpdateContinuousBackups UpdateItem UpdateKinesisStreamingDestination UpdateTable
      UpdateTableReplicaAutoScaling UpdateTimeToLive WriteDataForReplication
    key dynamodb:Attributes text: BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem GetItem
      PartiQLDelete PartiQLInsert PartiQLSelect PartiQLUpdate PutItem Query Scan UpdateItem
    key dynamodb:EnclosingOperation text: DeleteItem GetItem PartiQLDelete PartiQLInsert
      PartiQLSelect PartiQLUpdate PutItem UpdateItem
    key dynamodb:FisActionId text: InjectError
    key dynamodb:FisTargetArns arn: InjectError
    key dynamodb:FullTableScan boolean: PartiQLSelect
    key dynamodb:LeadingKeys text: BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem GetItem
      PartiQLDelete PartiQLInsert PartiQLSelect PartiQLUpdate PutItem Query UpdateItem
    key dynamodb:ReturnConsumedCapacity text: BatchGetItem BatchWriteItem ConditionCheckItem
      DeleteItem GetItem PutItem Query Scan UpdateItem
    key dynamodb:ReturnValues text: ConditionCheckItem DeleteItem PartiQLDelete PartiQLUpdate
      PutItem Query Scan UpdateItem
    key dynamodb:Select text: BatchGetItem GetItem PartiQLSelect Query Scan
    """)
}
