extension AWSService {
  /// The table of AWS Lambda.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
  static let lambda = AWSService(
    "lambda",
    """
    resource capacityProvider arn:*:lambda:*:*:capacity-provider:*
    resource code-signing-config arn:*:lambda:*:*:code-signing-config:*
    resource durable-execution arn:*:lambda:*:*:function:*:*/durable-execution/*/*
    resource eventSourceMapping arn:*:lambda:*:*:event-source-mapping:*
    resource function arn:*:lambda:*:*:function:*
    resource function-alias arn:*:lambda:*:*:function:*:*
    resource function-version arn:*:lambda:*:*:function:*:*
    resource layer arn:*:lambda:*:*:layer:*
    resource layerVersion arn:*:lambda:*:*:layer:*:*
    list: ListCapacityProviders ListCodeSigningConfigs ListEventSourceMappings ListFunctions
      ListLayerVersions ListLayers
    list capacityProvider: ListFunctionVersionsByCapacityProvider
    list code-signing-config: ListFunctionsByCodeSigningConfig
    list function: ListAliases ListDurableExecutionsByFunction ListFunctionEventInvokeConfigs
      ListFunctionUrlConfigs ListProvisionedConcurrencyConfigs ListVersionsByFunction
    permissions function: AddPermission DisableReplication EnableReplication RemovePermission
    permissions layerVersion: AddLayerVersionPermission RemoveLayerVersionPermission
    read: GetAccountSettings
    read capacityProvider: GetCapacityProvider
    read capacityProvider code-signing-config eventSourceMapping function: ListTags
    read code-signing-config: GetCodeSigningConfig
    read durable-execution: GetDurableExecution GetDurableExecutionHistory GetDurableExecutionState
    read eventSourceMapping: GetEventSourceMapping
    read function: GetAlias GetFunction GetFunctionCodeSigningConfig GetFunctionConcurrency
      GetFunctionConfiguration GetFunctionEventInvokeConfig GetFunctionRecursionConfig
      GetFunctionScalingConfig GetFunctionUrlConfig GetPolicy GetRuntimeManagementConfig
    read function-alias function-version: GetProvisionedConcurrencyConfig
    read layerVersion: GetLayerVersion GetLayerVersionPolicy
    tagging capacityProvider code-signing-config eventSourceMapping function: TagResource
      UntagResource
    write: CreateCodeSigningConfig CreateEventSourceMapping
    write capacityProvider: CreateCapacityProvider DeleteCapacityProvider PassCapacityProvider
      UpdateCapacityProvider
    write code-signing-config: DeleteCodeSigningConfig UpdateCodeSigningConfig
    write code-signing-config function: PutFunctionCodeSigningConfig UpdateFunctionCodeSigningConfig
    write durable-execution: CheckpointDurableExecution SendDurableExecutionCallbackFailure
      SendDurableExecutionCallbackHeartbeat SendDurableExecutionCallbackSuccess StopDurableExecution
    write eventSourceMapping: DeleteEventSourceMapping UpdateEventSourceMapping
    write function: CreateAlias CreateFunction CreateFunctionUrlConfig DeleteAlias DeleteFunction
      DeleteFunctionCodeSigningConfig DeleteFunctionConcurrency DeleteFunctionEventInvokeConfig
      DeleteFunctionUrlConfig InvokeAsync InvokeFunction InvokeFunctionUrl PublishVersion
      PutFunctionConcurrency PutFunctionEventInvokeConfig PutFunctionRecursionConfig
      PutFunctionScalingConfig PutRuntimeManagementConfig UpdateAlias UpdateFunctionCode
      UpdateFunctionConfiguration UpdateFunctionEventInvokeConfig UpdateFunctionUrlConfig
    write function-alias function-version: DeleteProvisionedConcurrencyConfig
      PutProvisionedConcurrencyConfig
    write layer: PublishLayerVersion
    write layerVersion: DeleteLayerVersion
    key lambda:CodeSigningConfigArn arn: CreateFunction PutFunctionCodeSigningConfig
    key lambda:EventSourceToken text: InvokeFunction InvokeFunctionUrl
    key lambda:FunctionArn arn: CreateEventSourceMapping CreateFunctionUrlConfig
      DeleteEventSourceMapping DeleteFunctionUrlConfig GetEventSourceMapping GetFunctionUrlConfig
      InvokeFunctionUrl UpdateEventSourceMapping UpdateFunctionUrlConfig
    key lambda:FunctionUrlAuthType text: AddPermission CreateFunctionUrlConfig
      DeleteFunctionUrlConfig GetFunctionUrlConfig InvokeFunctionUrl ListFunctionUrlConfigs
      RemovePermission UpdateFunctionUrlConfig
    key lambda:InvokedViaFunctionUrl boolean: InvokeFunction
    key lambda:Layer text: CreateFunction UpdateFunctionConfiguration
    key lambda:Principal text: AddPermission RemovePermission
    key lambda:SecurityGroupIds text: CreateCapacityProvider CreateFunction
      UpdateFunctionConfiguration
    key lambda:SubnetIds text: CreateCapacityProvider CreateFunction UpdateFunctionConfiguration
    key lambda:VpcIds text: CreateFunction UpdateFunctionConfiguration
    """)
}
