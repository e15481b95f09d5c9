internal import Documents
internal import Findings
internal import PropertyTables
internal import Rules
internal import Templates

/// A property that takes an ARN is not given a name, nor the other way round.
struct ReferenceFormatMismatch: ReferenceRule {
  let metadata = RuleMetadata(
    id: "TPL038",
    title: "Reference gives the wrong kind of value",
    severity: .high,
    rationale: """
      Ref gives the name of a role, a function or a queue's address, and the service asks for an \
      ARN: the deployment fails, minutes after it began.
      """,
    remediation: "Use Fn::GetAtt with Arn where an ARN is due, and Ref where a name is.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html",
    ],
    examples: [
      .failing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !Ref ↓Role
            Code: {ZipFile: "pass"}
            Handler: index.handler
            Runtime: python3.13
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: read
            PolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Action: s3:GetObject, Resource: !Sub "arn:${AWS::Partition}:s3:::customers/*"}
            Roles: [!GetAtt ↓Role.Arn]
        """),
      .failing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: codepipeline.amazonaws.com}, Action: sts:AssumeRole}
        Pipeline:
          Type: AWS::CodePipeline::Pipeline
          Properties: {RoleArn: !Ref ↓Role}
        """),
      .failing(
        """
        Function:
          Type: AWS::Serverless::Function
          Properties: {InlineCode: x, Handler: h.h, Runtime: python3.13}
        Resource:
          Type: Custom::Resource
          Properties:
            ServiceToken: !Ref ↓Function
        """),
      .passing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Code: {ZipFile: "pass"}
            Handler: index.handler
            Runtime: python3.13
        """),
      // Amazon ECS takes the name of a role as well.
      .passing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {TaskRoleArn: !Ref Role}
        """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard case .resource(let owner) = reference.owner, let owner = template.resources[owner] else {
      return .notApplicable
    }
    switch (reference.function, reference.target) {
    case ("Ref", .name(let name)):
      guard let target = template.resources[name], NamedByRef.types.contains(target.type) else {
        return .notApplicable
      }
      guard let property = reference.property(of: owner),
        ARNProperties.take(property) || target.type == ResourceType.role && takesRoleARN(property)
      else { return .pass }
      return .fail(
        Violation(
          "\(property.words) takes an ARN, and Ref gives \(NamedByRef.words(for: target)); use its Arn",
          at: reference.place))
    case ("Fn::GetAtt", .attribute(let name, let attribute)):
      guard template.resources[name]?.type == ResourceType.role else { return .notApplicable }
      guard attribute == "Arn", let property = reference.property(of: owner),
        ARNProperties.takeRoleName(property)
      else { return .pass }
      return .fail(
        Violation(
          "\(property.words) takes the name of a role, and this is the ARN of '\(name)'; use Ref",
          at: reference.place))
    default: return .notApplicable
    }
  }

  /// Of the other properties of Amazon Cognito rules of its own speak.
  private func takesRoleARN(_ property: WrittenProperty) -> Bool {
    !ResourceType.cognito.contains(property.type)
      && KnownType.named(property.type)?.roleARNs.contains(property.words) ?? false
  }
}
