import Resolution
import Testing

@testable import IAM

private let services = [
  "cognito-identity", "cognito-idp", "cognito-sync", "dynamodb", "iam", "kms", "lambda", "logs",
  "s3", "secretsmanager", "sns", "ssm", "sts",
]

@Test(arguments: services)
func `a table is read whole`(_ prefix: String) throws {
  let service = try #require(AWSService.parting("\(prefix):*")?.service)
  #expect(service.prefix == prefix)
  #expect(service.actions(named: "*").count > 10)
  for action in service.actions {
    #expect(action.name.allSatisfy { $0.isLetter || $0.isNumber })
    #expect(service.actions(named: action.name.uppercased()).map(\.name) == [action.name])
    #expect(
      action.mayWork(on: ResourcePattern(Text("nothing"))) == !action.takesResources)
  }
}

@Test func `a key stands in the table of its prefix, but for tags of roles in STS`() throws {
  let strangers = try services.flatMap { prefix in
    let service = try #require(AWSService.named(prefix))
    return service.keys.keys.filter { !$0.hasPrefix("\(prefix):") }
  }
  #expect(strangers == ["iam:resourcetag/*"])
  #expect(ServiceConditionKey.named("iam:ResourceTag/team").map(\.service) == ["iam", "sts"])
}

/// An action, a resource as a policy writes it, and whether one may be about the other.
private let works: [(action: String, resource: String, works: Bool)] = [
  ("s3:GetObject", "arn:aws:s3:::a/b", true),
  ("s3:GetObject", "arn:aws:s3:::a*", true),
  ("s3:GetObject", "arn:aws:s3:::a", false),
  ("s3:GetObject", "arn:aws:s3:eu-west-1:111122223333:accesspoint/a/object/b", true),
  ("s3:ListBucket", "arn:aws:s3:::a", true),
  ("s3:ListBucket", "arn:aws:s3:::a/*", false),
  ("s3:ListAllMyBuckets", "arn:aws:s3:::a", true),
  ("logs:PutLogEvents", "arn:aws:logs:*:*:*", true),
  ("logs:CreateLogGroup", "arn:aws:logs:*:log-group:a:*", true),
  ("iam:GetUser", "arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}", true),
  ("iam:GetUser", "arn:aws:iam::111122223333:role/a", false),
  ("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:alias/a", false),
  ("cognito-idp:AdminGetUser", "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/a", true),
  ("cognito-idp:AdminGetUser", "arn:aws:cognito-identity:eu-west-1:1:identitypool/a", false),
]

@Test(arguments: works)
func `an action works on its own resources`(
  _ it: (action: String, resource: String, works: Bool)
) throws {
  let (service, name) = try #require(AWSService.parting(it.action))
  let action = try #require(service.actions(named: name).first)
  #expect(action.mayWork(on: ResourcePattern(Text(it.resource))) == it.works)
}

@Test func `patterns stand for the actions that they cover`() throws {
  let service = try #require(AWSService.parting("sns:x")?.service)
  #expect(service.actions(named: "publish").map(\.fullName) == ["sns:Publish"])
  #expect(service.actions(named: "P*h").map(\.name) == ["Publish"])
  #expect(service.actions(named: "Tag*").map(\.name) == ["TagResource"])
  #expect(service.actions(named: "Nothing").isEmpty)
  #expect(AWSService.parting("ec2:RunInstances")?.name == nil)
}

@Test func `condition keys are of some actions and have a type`() throws {
  let key = try #require(ServiceConditionKey.named("S3:Prefix").first)
  let service = try #require(AWSService.parting("s3:x")?.service)
  let having = service.actions.filter(key.isOf).map(\.name)
  #expect(Set(having) == ["ListBucket", "ListBucketVersions"])
  #expect(ServiceConditionKey.named("s3:ExistingObjectTag/team").count == 1)
  #expect(ServiceConditionKey.named("iam:ResourceTag/team").count == 2)
  #expect(ConditionKeyType(ofKey: "AWS:CurrentTime") == .date)
  #expect(ConditionKeyType(ofKey: "iam:PolicyARN") == .arn)
  #expect(ConditionKeyType(ofKey: "aws:ResourceTag/team") == nil)
}
