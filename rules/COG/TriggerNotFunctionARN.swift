internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a pool is given as a trigger is the ARN of a Lambda function.
struct TriggerNotFunctionARN: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG159",
    title: "Trigger value is not a Lambda ARN",
    severity: .high,
    rationale: """
      Cognito takes a trigger by its ARN. A function's name, or the ARN of something else, is refused \
      when the pool is created or updated.
      """,
    remediation: "Write the function as Fn::GetAtt of its Arn.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-lambdaconfig.html"
    ],
    examples: [
      .failing(example("PreSignUp: ↓!Ref Check")),
      .failing(example("PreSignUp: ↓!GetAtt CheckRole.Arn")),
      .failing(example("CustomEmailSender: {LambdaVersion: V1_0, LambdaArn: ↓check}")),
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
    Check:
      Type: AWS::Lambda::Function
    Live:
      Type: AWS::Lambda::Alias
      Properties: {FunctionName: !Ref Check, Name: live, FunctionVersion: "1"}
    CheckRole:
      Type: AWS::IAM::Role
    """
  }

  let resourceTypes = LambdaTrigger.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    .worst(
      of: LambdaTrigger.all(of: resource, in: scenario).map { trigger in
        let noARN = "is no ARN of a function"
        switch trigger.function {
        case .function(let function):
          let words = "is the name of '\(function.resource.logicalID)', not its ARN"
          return function.isName ? judge(trigger, words, resource) : .pass
        case .wrong(let words): return judge(trigger, words, resource)
        case .unknown(let reason):
          return mayBeARN(trigger.value) ? .undecided(reason) : judge(trigger, noARN, resource)
        case .elsewhere(let text):
          return hasShapeOfFunctionARN(text)
            ? .undecided("the function is not in the template") : judge(trigger, noARN, resource)
        }
      })
  }

  private func judge(_ trigger: LambdaTrigger, _ words: String, _ resource: Resource) -> Outcome {
    // A parameter's default may be a placeholder for what is always given.
    guard trigger.value.hops.isEmpty else {
      return .undecided("\(trigger.name) comes from elsewhere in the template, and \(words)")
    }
    return .fail(
      Violation(
        "\(trigger.name) of '\(resource.logicalID)' \(words); use Fn::GetAtt of a function's Arn",
        at: Place(of: trigger.value, at: trigger.path, in: resource),
        discriminator: trigger.name))
  }

  private func mayBeARN(_ value: Value) -> Bool {
    value.asText?.matches(pattern: Text("arn:*:lambda:*:*:function:*")) != false
  }

  /// Whether a text is `arn:PARTITION:lambda:REGION:12 digits:function:…`.
  private func hasShapeOfFunctionARN(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 6, omittingEmptySubsequences: false)
    return parts.count == 7 && parts[0] == "arn" && parts[1].hasPrefix("aws")
      && parts[2] == "lambda" && !parts[3].isEmpty && parts[4].count == 12
      && parts[4].allSatisfy(\.isNumber) && parts[5] == "function" && !parts[6].isEmpty
  }
}
