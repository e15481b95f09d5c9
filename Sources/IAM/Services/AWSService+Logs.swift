extension AWSService {
  /// The table of Amazon CloudWatch Logs.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
  static let logs = AWSService(
    "logs",
    """
    resource log-group arn:*:logs:*:*:log-group:*
    resource log-stream arn:*:logs:*:*:log-group:*:log-stream:*
    resource destination arn:*:logs:*:*:destination:*
    resource delivery-source arn:*:logs:*:*:delivery-source:*
    resource delivery arn:*:logs:*:*:delivery:*
    resource delivery-destination arn:*:logs:*:*:delivery-destination:*
    resource anomaly-detector arn:*:logs:*:*:anomaly-detector:*
    resource scheduled-query arn:*:logs:*:*:scheduled-query:*
    resource lookup-table arn:*:logs:*:*:lookup-table:*
    list: DescribeAccountPolicies DescribeConfigurationTemplates DescribeDeliveries
      DescribeDeliveryDestinations DescribeDeliverySources DescribeDestinations DescribeExportTasks
      DescribeFieldIndexes DescribeImportTaskBatches DescribeImportTasks DescribeIndexPolicies
      DescribeLogGroups DescribeLookupTables DescribeQueries DescribeQueryDefinitions
      DescribeResourcePolicies ListAggregateLogGroupSummaries ListEntitiesForLogGroup
      ListIntegrations ListLogDeliveries ListLogGroups ListLogGroupsForEntity ListLogGroupsForQuery
      ListScheduledQueries ListSourcesForS3TableIntegration
    list anomaly-detector: ListAnomalies ListLogAnomalyDetectors
    list anomaly-detector delivery delivery-destination delivery-source destination log-group
      lookup-table: ListTagsForResource
    list log-group: DescribeLogStreams DescribeMetricFilters DescribeSubscriptionFilters
      ListTagsLogGroup
    permissions: DeleteResourcePolicy PutResourcePolicy
    read: GetIntegration GetLogDelivery GetLogFields StopLiveTail StopQuery TestMetricFilter
      TestTransformer
    read anomaly-detector: GetLogAnomalyDetector
    read delivery: GetDelivery
    read delivery-destination: GetDeliveryDestination GetDeliveryDestinationPolicy
    read delivery-source: GetDeliverySource
    read log-group: FilterLogEvents GetDataProtectionPolicy GetLogGroupFields GetLogRecord
      GetQueryResults GetTransformer StartLiveTail StartQuery Unmask
    read log-stream: GetLogEvents
    read lookup-table: GetLookupTable
    read scheduled-query: GetScheduledQuery GetScheduledQueryHistory
    tagging anomaly-detector delivery delivery-destination delivery-source destination log-group
      lookup-table scheduled-query: TagResource UntagResource
    tagging log-group: TagLogGroup UntagLogGroup
    write: AssociateSourceToS3TableIntegration CallWithBearerToken CancelExportTask CancelImportTask
      CreateImportTask CreateLogDelivery DeleteAccountPolicy DeleteIndexPolicy DeleteIntegration
      DeleteLogDelivery DeletePipelineRule DeleteQueryDefinition
      DisassociateSourceFromS3TableIntegration Link PutAccountPolicy PutIndexPolicy PutIntegration
      PutPipelineRule PutQueryDefinition UpdateLogDelivery
    write anomaly-detector: DeleteLogAnomalyDetector UpdateAnomaly UpdateLogAnomalyDetector
    write delivery: DeleteDelivery
    write delivery delivery-destination delivery-source: CreateDelivery UpdateDeliveryConfiguration
    write delivery-destination: DeleteDeliveryDestination DeleteDeliveryDestinationPolicy
      DeleteDeliverySource PutDeliveryDestination PutDeliveryDestinationPolicy
    write delivery-source: PutDeliverySource
    write destination: DeleteDestination PutDestination PutDestinationPolicy
    write destination log-group: PutSubscriptionFilter
    write log-group: AssociateKmsKey CreateExportTask CreateLogAnomalyDetector CreateLogGroup
      DeleteDataProtectionPolicy DeleteLogGroup DeleteMetricFilter DeleteRetentionPolicy
      DeleteSubscriptionFilter DeleteTransformer DisassociateKmsKey IntegrateWithS3Table
      ProcessWithPipeline PutBearerTokenAuthentication PutDataProtectionPolicy
      PutLogGroupDeletionProtection PutMetricFilter PutRetentionPolicy PutTransformer
    write log-stream: CreateLogStream DeleteLogStream PutLogEvents
    write lookup-table: CreateLookupTable DeleteLookupTable UpdateLookupTable
    write scheduled-query: CreateScheduledQuery DeleteScheduledQuery UpdateScheduledQuery
    key logs:DeliveryDestinationResourceArn arn: PutDeliveryDestination
    key logs:LogGeneratingResourceArns arn: PutDeliverySource
    """)
}
