internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The functions that a pool calls let user pools invoke them.
struct TriggerWithoutPermission: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG150",
    title: "Cognito may not invoke the trigger",
    severity: .high,
    rationale: """
      The stack deploys, and the first user who comes to the trigger fails: Lambda refuses the call, \
      and sign-up or sign-in ends with an error.
      """,
    remediation: """
      Add an AWS::Lambda::Permission for the function with Principal cognito-idp.amazonaws.com, Action \
      lambda:InvokeFunction and SourceArn the pool's Arn. FunctionName names the same as the trigger: the \
      function, or the alias.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/using-aliases.html",
    ],
    examples: [
      .failing(
        TriggerExample.resources(trigger: "↓!GetAtt Check.Arn", principal: "s3.amazonaws.com")),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            LambdaConfig:
              PreSignUp: ↓!Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:check
              PostConfirmation: !GetAtt Check.Arn
        Check:
          Type: AWS::Lambda::Function
          Properties: {FunctionName: check}
        """),
      // A permission for the function is none for its alias, and the other way round.
      .failing(TriggerExample.resources(trigger: "↓!Sub \"${Check.Arn}:live\"")),
      .failing(TriggerExample.resources(trigger: "↓!Ref Live")),
      .failing(TriggerExample.resources(trigger: "↓!GetAtt Check.Arn", function: "!Ref Live")),
      .failing(
        TriggerExample.resources(
          trigger: "↓!Sub \"${Check.Arn}:next\"", function: "!Sub \"${Check}:live\"")),
      .failing(
        TriggerExample.resources(trigger: "↓!GetAtt Check.Arn", function: "check:$LATEST")),
      .passing(TriggerExample.resources()),
      .passing(TriggerExample.resources(trigger: "!Ref Live", function: "check:live")),
      .passing(
        TriggerExample.resources(trigger: "!Sub \"${Check.Arn}:live\"", function: "!Ref Live")),
      .passing(
        TriggerExample.resources(function: "!Sub \"${AWS::AccountId}:function:${Check}\"")),
      .passing(TriggerExample.resources(function: "!Ref Check")),
      .passing(TriggerExample.resources(function: "check")),
      .passing(
        TriggerExample.resources(
          function: "!Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:check")),
      .passing(
        TriggerExample.resources(
          trigger: "!Sub \"${Check.Arn}:live\"", function: "!Sub \"${Check}:live\"")),
      .tolerated(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig: {PreSignUp: !Ref CheckAliaslive}
            Check:
              Type: AWS::Serverless::Function
              Properties: {AutoPublishAlias: live}
            MayCheck:
              Type: AWS::Lambda::Permission
              Properties:
                Action: lambda:InvokeFunction
                FunctionName: !Ref Check.Alias
                Principal: cognito-idp.amazonaws.com
                SourceArn: !GetAtt Pool.Arn
          """),
      .undecided(TriggerExample.resources(trigger: "!ImportValue check-arn")),
      .undecided(TriggerExample.resources(function: "!ImportValue check-name")),
      .undecided(
        TriggerExample.resources(
          trigger: "!Sub [\"${Check.Arn}:${To}\", {To: !ImportValue stage}]",
          function: "check:live")),
      .undecided(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig: {PreSignUp: !Ref Check.Alias}
            Check:
              Type: AWS::Serverless::Function
              Properties: {AutoPublishAlias: live}
            MayCheck:
              Type: AWS::Lambda::Permission
              Properties:
                Action: lambda:InvokeFunction
                FunctionName: !Ref Check
                Principal: cognito-idp.amazonaws.com
                SourceArn: !GetAtt Pool.Arn
          """),
      .undecided(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig: {PreSignUp: !GetAtt Check.Arn}
            Check:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  SignUp:
                    Type: Cognito
                    Properties: {UserPool: !Ref Pool, Trigger: PreSignUp}
          """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    var seen: [NamedFunction] = []
    return .worst(
      of: LambdaTrigger.all(of: resource, in: scenario).map { trigger in
        switch trigger.function {
        // What is not an ARN, and a version, is COG159's business.
        case .wrong: return .notApplicable
        case .elsewhere: return .undecided("the function is not in the template")
        case .unknown(let reason): return .undecided(reason)
        case .function(let function) where function.isName || function.isVersion:
          return .notApplicable
        case .function(let function):
          // One permission is missing, however many triggers need it.
          guard !seen.contains(where: { $0.equals(function) == .yes }) else {
            return .notApplicable
          }
          seen.append(function)
          return judge(trigger, function, resource, in: scenario)
        }
      })
  }

  private func judge(
    _ trigger: LambdaTrigger, _ function: NamedFunction, _ pool: Resource, in scenario: Scenario
  ) -> Outcome {
    let permissions = UserPoolPermissions(for: function, in: scenario)
    if !permissions.sure.isEmpty { return .pass }
    if let open = permissions.open.first {
      return .undecided(
        "permission '\(open.resource.logicalID)' may be the permission for \(function.words)")
    }
    // SAM makes permissions.
    guard !scenario.template.mayHaveMoreResources else {
      return .undecided("a permission may exist that is not in the template as written")
    }
    if let custom = customResource(naming: function.resource, in: scenario) {
      return .undecided(
        "custom resource '\(custom.logicalID)' may add the permission for \(function.words)")
    }
    let place = Place(of: trigger.value, at: trigger.path, in: pool)
    guard let other = permissions.others.first else {
      return .fail(
        Violation(
          "no AWS::Lambda::Permission of this template lets Cognito invoke \(function.words) for "
            + "\(trigger.name); add one for cognito-idp.amazonaws.com",
          at: place,
          related: [
            RelatedPlace(
              "the function '\(function.resource.logicalID)'", at: function.resource.entry.keyRange)
          ]))
    }
    let id = other.permission.resource.logicalID
    return .fail(
      Violation(
        "\(trigger.name) of pool '\(pool.logicalID)' calls \(function.words), but permission '\(id)' lets Cognito "
          + "invoke \(other.function.words) only; name the same function in both",
        at: place,
        related: [
          RelatedPlace("the permission '\(id)'", at: other.permission.resource.entry.keyRange)
        ]))
  }

  /// A resource of one's own making that is told of the function may do anything with it.
  private func customResource(naming function: Resource, in scenario: Scenario) -> Resource? {
    scenario.template.resources.all.first { candidate in
      guard candidate.isCustom, scenario.exists(candidate) else { return false }
      return scenario.references(of: candidate).contains { reference in
        switch reference.target {
        case .name(let name), .attribute(let name, _): name == function.logicalID
        case .condition, .malformed: false
        }
      }
    }
  }
}
