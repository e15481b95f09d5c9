import Documents
import Findings
import Rules
import TestSupport
import Testing

/// The same template as YAML and as JSON.
private let pairs = [
  (
    """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          SmsConfiguration: {ExternalId: !Sub "${AWS::StackName}-a", SnsCallerArn: !GetAtt Role.Arn}
      Role:
        Type: AWS::IAM::Role
        DependsOn: [Nobody]
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              Effect: Allow
              Principal: {Service: cognito-idp.amazonaws.com}
              Action: sts:AssumeRole
              Condition: {StringEquals: {sts:ExternalId: !Sub "${AWS::StackName}-b"}}
    """,
    """
    {"Resources": {
      "Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {
        "SmsConfiguration": {"ExternalId": {"Fn::Sub": "${AWS::StackName}-a"},
                             "SnsCallerArn": {"Fn::GetAtt": ["Role", "Arn"]}}}},
      "Role": {"Type": "AWS::IAM::Role", "DependsOn": ["Nobody"], "Properties": {
        "AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow",
          "Principal": {"Service": "cognito-idp.amazonaws.com"}, "Action": "sts:AssumeRole",
          "Condition": {"StringEquals": {"sts:ExternalId": {"Fn::Sub": "${AWS::StackName}-b"}}}}}}}}}
    """
  ),
  (
    """
    AWSTemplateFormatVersion: 2010-09-08
    Parameter: {}
    Conditions: {A: !Not [!Equals [!Ref Nobody, x]], B: !Condition C}
    Resources:
      Pool-1:
        Type: AWS::Cognito::UserPool
        Properties: {UserPoolName: !If [D, a, null], UserPoolName: !Sub "${X}"}
    """,
    """
    {"AWSTemplateFormatVersion": "2010-09-08", "Parameter": {},
     "Conditions": {"A": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Nobody"}, "x"]}]}, "B": {"Condition": "C"}},
     "Resources": {"Pool-1": {"Type": "AWS::Cognito::UserPool",
       "Properties": {"UserPoolName": {"Fn::If": ["D", "a", null]}, "UserPoolName": {"Fn::Sub": "${X}"}}}}}
    """
  ),
]

@Test(arguments: pairs)
func `a template as JSON and as YAML has the same findings`(_ yaml: String, _ json: String) throws {
  func findings(_ text: String, _ path: String) throws -> [String] {
    try Checks.report(text, path: path).findings
      .map { "\($0.finding.ruleID) \($0.finding.place.path): \($0.finding.message)" }.sorted()
  }
  let found = try findings(yaml, "a.yaml")
  #expect(try findings(json, "a.json") == found)
  #expect(found.count > 2)
}
