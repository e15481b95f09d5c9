extension AWSService {
  /// The table of Amazon Cognito Sync.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitosync.html
  static let cognitoSync = AWSService(
    "cognito-sync",
    """
    resource dataset arn:*:cognito-sync:*:*:identitypool/*/identity/*/dataset/*
    resource identity arn:*:cognito-sync:*:*:identitypool/*/identity/*
    resource identitypool arn:*:cognito-sync:*:*:identitypool/*
    list dataset: ListDatasets
    read: QueryRecords
    read dataset: DescribeDataset ListRecords
    read identity: DescribeIdentityUsage
    read identitypool: DescribeIdentityPoolUsage GetBulkPublishDetails GetCognitoEvents
      GetIdentityPoolConfiguration ListIdentityPoolUsage
    write dataset: DeleteDataset SetDatasetConfiguration SubscribeToDataset UnsubscribeFromDataset
      UpdateRecords
    write identity: RegisterDevice
    write identitypool: BulkPublish SetCognitoEvents SetIdentityPoolConfiguration
    """)
}
