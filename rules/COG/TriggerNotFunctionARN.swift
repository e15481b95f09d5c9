internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a pool is given as a trigger is the ARN of a Lambda function, or of an alias of one.
struct TriggerNotFunctionARN: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG159",
    title: "Trigger value is not the ARN of a function or alias",
    severity: .high,
    rationale: """
      Cognito takes a trigger by its ARN. A function's name, or the ARN of something else, is refused \
      when the pool is created or updated. A version cannot be a trigger, and $LATEST has a sign that the \
      service does not take.
      """,
    remediation: """
      Write the function as Fn::GetAtt of its Arn. To call one version, make an alias of it, and write Ref \
      of the alias.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-lambdaconfig.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html",
    ],
    examples: [
      .failing(example("PreSignUp: ↓!Ref Check")),
      .failing(example("PreSignUp: ↓!GetAtt CheckRole.Arn")),
      .failing(example("CustomEmailSender: {LambdaVersion: V1_0, LambdaArn: ↓check}")),
      .failing(example("PreSignUp: ↓!Ref First")),
      .failing(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig: {PreSignUp: !Ref Check.Alias, PostConfirmation: ↓!Ref Check.Version}
            Check:
              Type: AWS::Serverless::Function
              Properties: {AutoPublishAlias: live}
          """),
      .failing(example("PreSignUp: ↓!Sub \"${Check.Arn}:12\"")),
      .failing(example("PreSignUp: ↓!Sub \"${Check.Arn}:$LATEST\"")),
      .failing(example("PreSignUp: ↓arn:aws:lambda:eu-west-1:111122223333:function:check:12")),
      .failing(example("PreSignUp: ↓arn:aws:lambda:eu-west-1:11112222333:function:check")),
      .passing(example("PreSignUp: !GetAtt Check.Arn")),
      .passing(example("PreSignUp: !Ref Live")),
      .passing(example("PreSignUp: !Sub \"${Check.Arn}:live\"")),
      .passing(
        example(
          "PreSignUp: !Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Check}")),
      .undecided(
        example("PreSignUp: arn:aws:lambda:eu-west-1:111122223333:function:check:live")),
      .undecided(example("PreSignUp: !ImportValue check-arn")),
      .undecided(
        template: """
          Parameters:
            Check: {Type: String, Default: set-by-the-parent-stack}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig: {PreSignUp: !Ref Check}
          """),
    ])

  private static func example(_ trigger: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        LambdaConfig:
          \(trigger)
        \(UserPoolExample.safeguards)
    Check:
      Type: AWS::Lambda::Function
    Live:
      Type: AWS::Lambda::Alias
      Properties: {FunctionName: !Ref Check, Name: live, FunctionVersion: "1"}
    First:
      Type: AWS::Lambda::Version
      Properties: {FunctionName: !GetAtt Check.Arn}
    CheckRole:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
    MayCheck:
      Type: AWS::Lambda::Permission
      Properties:
        Action: lambda:InvokeFunction
        FunctionName: !Ref Check
        Principal: cognito-idp.amazonaws.com
        SourceArn: !GetAtt Pool.Arn
    MayCheckLive:
      Type: AWS::Lambda::Permission
      Properties:
        Action: lambda:InvokeFunction
        FunctionName: !Ref Live
        Principal: cognito-idp.amazonaws.com
        SourceArn: !GetAtt Pool.Arn
    """
  }

  let resourceTypes = LambdaTrigger.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    .worst(
      of: LambdaTrigger.all(of: resource, in: scenario).map { trigger in
        switch trigger.function {
        case .function(let function):
          return fault(in: function).map { judge(trigger, $0, resource) } ?? .pass
        case .wrong(let words): return judge(trigger, words, resource)
        case .unknown(let reason):
          return trigger.value.asText.flatMap(fault).map { judge(trigger, $0, resource) }
            ?? .undecided(reason)
        case .elsewhere(let text):
          return fault(in: Text(text)).map { judge(trigger, $0, resource) }
            ?? .undecided("the function is not in the template")
        }
      })
  }

  private func fault(in function: NamedFunction) -> String? {
    guard !function.isName else {
      return "is the name of '\(function.resource.logicalID)', not its ARN"
    }
    return function.isVersion ? "is \(function.words), and a trigger must not name a version" : nil
  }

  private func fault(in text: Text) -> String? {
    if let fault = ARNForm.function.fault(in: text) { return fault }
    guard let (name, qualifier) = FunctionARN(text)?.parts, qualifier.isVersion else { return nil }
    return "names \(qualifier.words(of: name.written)), and a trigger must not name a version"
  }

  private func judge(_ trigger: LambdaTrigger, _ words: String, _ resource: Resource) -> Outcome {
    // A parameter's default may be a placeholder for what is always given.
    guard trigger.value.relatedPlaces.isEmpty else {
      return .undecided("\(trigger.name) comes from elsewhere in the template, and \(words)")
    }
    return .fail(
      Violation(
        "\(trigger.name) of pool '\(resource.logicalID)' \(words); use the Arn of a function or alias",
        at: Place(of: trigger.value, at: trigger.path, in: resource),
        discriminator: trigger.name))
  }
}
