public import Templates

/// Types whose `Ref` gives something other than an ARN.
///
/// "Return values" of each type's page below
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
public enum NamedByRef {
  /// The types.
  public static let types: Set<String> = Set(kinds.keys)

  /// What `Ref` gives for a resource of one of the types, in words.
  public static func words(for resource: Resource) -> String {
    "\(kinds[resource.type] ?? "the name") of '\(resource.logicalID)'"
  }

  private static let kinds = [
    ResourceType.role: "the name",
    ResourceType.lambdaFunction: "the name",
    ResourceType.samFunction: "the name",
    "AWS::DynamoDB::Table": "the name",
    "AWS::KMS::Key": "the id",
    "AWS::Kinesis::Stream": "the name",
    "AWS::Logs::LogGroup": "the name",
    "AWS::S3::Bucket": "the name",
    "AWS::SQS::Queue": "the URL",
  ]
}

/// Properties that take the ARN of something, or the name of a role, and refuse the other.
///
/// Each is one whose service checks the form: the page of its type says "ARN" alone, and the API's pattern
/// begins with `arn`. Left out are those of which the property tables say so, and those that take a name as well, such as the roles of Amazon ECS, AWS
/// CodeBuild and AWS Glue, and those of Amazon Cognito, of which other rules speak. Pages of types:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
public enum ARNProperties {
  /// Whether a property takes an ARN and nothing else.
  public static func take(_ property: WrittenProperty) -> Bool {
    if property.path == ["ServiceToken"] { return Self.isCustom(property.type) }
    return properties[property.type]?.contains(property.words) ?? false
  }

  /// Whether a property takes the name of a role, and no ARN.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
  public static func takeRoleName(_ property: WrittenProperty) -> Bool {
    switch property.type {
    case ResourceType.policy, ResourceType.managedPolicy, "AWS::IAM::InstanceProfile":
      property.path == ["Roles"]
    case ResourceType.rolePolicy: property.path == ["RoleName"]
    default: false
    }
  }

  private static func isCustom(_ type: String) -> Bool {
    type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource"
  }

  private static let properties: [String: Set<String>] = [
    "AWS::ApiGateway::Account": ["CloudWatchRoleArn"],
    "AWS::AppSync::DataSource": ["ServiceRoleArn"],
    "AWS::AppSync::GraphQLApi": ["LogConfig.CloudWatchLogsRoleArn"],
    "AWS::CloudTrail::Trail": ["CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn"],
    "AWS::CodeDeploy::DeploymentGroup": ["ServiceRoleArn"],
    ResourceType.userPoolGroup: ["RoleArn"],
    "AWS::EC2::FlowLog": ["DeliverLogsPermissionArn"],
    "AWS::EKS::Cluster": ["RoleArn"],
    "AWS::EKS::FargateProfile": ["PodExecutionRoleArn"],
    "AWS::EKS::Nodegroup": ["NodeRole"],
    "AWS::Events::Rule": ["RoleArn", "Targets.Arn", "Targets.RoleArn"],
    "AWS::KinesisFirehose::DeliveryStream": [
      "ExtendedS3DestinationConfiguration.BucketARN",
      "KinesisStreamSourceConfiguration.KinesisStreamARN", "S3DestinationConfiguration.BucketARN",
    ],
    ResourceType.lambdaFunction: ["DeadLetterConfig.TargetArn", "Role"],
    "AWS::Logs::SubscriptionFilter": ["DestinationArn", "RoleArn"],
    "AWS::Pipes::Pipe": ["Source", "Target"],
    "AWS::RDS::DBInstance": ["MonitoringRoleArn"],
    "AWS::Scheduler::Schedule": ["Target.Arn"],
    "AWS::SecretsManager::RotationSchedule": ["RotationLambdaARN"],
    ResourceType.samFunction: ["Role"],
    "AWS::Serverless::StateMachine": ["Role"],
    "AWS::StepFunctions::StateMachine": ["RoleArn"],
    "AWS::Transfer::Server": ["LoggingRole"],
    "AWS::Transfer::User": ["Role"],
  ]
}
