/// Templates of rules about triggers: a pool, a function that it calls, and the permission for that.
enum TriggerExample {
  /// What stands below `Resources:`.
  static func resources(
    trigger: String = "!GetAtt Check.Arn", function: String = "!GetAtt Check.Arn",
    principal: String = "cognito-idp.amazonaws.com", source: String = "!GetAtt Pool.Arn"
  ) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        LambdaConfig:
          PreSignUp: \(trigger)
        \(UserPoolExample.safeguards)
    Check:
      Type: AWS::Lambda::Function
      Properties:
        FunctionName: check
    Live:
      Type: AWS::Lambda::Alias
      Properties: {FunctionName: !Ref Check, Name: live, FunctionVersion: "1"}
    MayCheck:
      Type: AWS::Lambda::Permission
      Properties:
        Action: lambda:InvokeFunction
        FunctionName: \(function)
        Principal: \(principal)
        SourceArn: \(source)
    """
  }
}
