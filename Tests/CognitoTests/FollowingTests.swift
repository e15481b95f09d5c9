import Cognito
import Documents
import Resolution
import Templates
import Testing

/// Resources that values of the tests name, and places for such a value.
private let resources = """
  Parameters: {Given: {Type: String}, Preset: {Type: String, Default: Pool}}
  Conditions: {Never: !Equals [a, b]}
  Resources:
    Pool: {Type: AWS::Cognito::UserPool}
    Unmade: {Type: AWS::IAM::Role, Condition: Never}
    Role: {Type: AWS::IAM::Role}
    Named: {Type: AWS::IAM::Role, Properties: {RoleName: sender, Path: /sms/}}
    Check: {Type: AWS::Lambda::Function, Properties: {FunctionName: check}}
    Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Check, Name: live, FunctionVersion: "1"}}
    First: {Type: AWS::Lambda::Version, Properties: {FunctionName: !GetAtt Check.Arn}}
    Topic: {Type: AWS::SNS::Topic}
    Settings: {Type: Custom::Settings}

  """

/// What a value comes to, in words, in each scenario.
private func follow(
  _ value: String, _ words: (Value, Scenario) -> String
) throws -> String {
  let text = resources + "  Probe: {Type: Custom::Probe, Properties: {Value: \(value)}}\n"
  let template = try Template(Document(reading: SourceText(text), as: .yaml))
  let probe = try #require(template.resources["Probe"])
  let outcomes = Resolver(template).explore { scenario in
    words(scenario.properties(of: probe)["Value"], scenario)
  }.outcomes
  return outcomes.map(\.result).joined(separator: " | ")
}

private let roles = [
  ("!GetAtt Role.Arn", "role Role"),
  (#"!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}""#, "role Role"),
  (#"!Join ["", [!GetAtt Role.Arn]]"#, "role Role"),
  (#"!Sub "arn:aws:iam::${AWS::AccountId}:role/sms/sender""#, "role Named"),
  (
    #"!Sub "arn:aws:iam::${AWS::AccountId}:role/sender""#,
    "wrong: names role 'Named' without its Path"
  ),
  ("!Ref Role", "wrong: is the name of role 'Role', not its ARN"),
  ("!GetAtt Topic.TopicArn", "wrong: is the attribute 'TopicArn' of 'Topic'"),
  ("!GetAtt Pool.Arn", "wrong: is the ARN of 'Pool', which is not a role"),
  ("!GetAtt Missing.Arn", "wrong: names 'Missing', which is not in the template"),
  ("arn:aws:iam::111122223333:user/ann", "wrong: is not the ARN of a role"),
  ("[]", "wrong: is not a text"), ("\"\"", "wrong: is an empty text"),
  ("!Ref Given", "unknown: the role comes from parameter 'Given'"),
  ("!GetAtt Unmade.Arn", "unknown: role 'Unmade' is not created"),
  ("!GetAtt Settings.Arn", "unknown: the role comes from 'Settings'"),
  ("arn:aws:iam::111122223333:role/other", "unknown: no role of the template has this ARN"),
]

@Test(arguments: roles)
func `a value is followed to the role that it names`(_ value: String, _ expected: String) throws {
  let found = try follow(value) { value, scenario in
    switch RoleReference(value, in: scenario) {
    case .role(let role): "role \(role.logicalID)"
    case .imported(let role, _): "imported \(role.logicalID)"
    case .wrong(let words): "wrong: \(words)"
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
  #expect(found == expected)
}

private let functions = [
  ("!GetAtt Check.Arn", "'Check'"), ("!Ref Check", "'Check'"),
  ("check", "'Check'"),
  (#"!Sub "${Check.Arn}:live""#, "alias 'live' of 'Check'"),
  ("!Ref Live", "alias 'live' of 'Check'"),
  (#"!Sub "${Check.Arn}:7""#, "version '7' of 'Check'"),
  (#"!Sub "${Check.Arn}:$LATEST""#, "'$LATEST' of 'Check'"),
  ("!Ref First", "version 'First.Version' of 'Check'"),
  (
    #"!Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:check""#, "'Check'"
  ),
  (
    "arn:aws:lambda:eu-west-1:111122223333:function:check",
    "unknown: the ARN may be of another account or region"
  ),
  ("other", "unknown: the function is not in the template"),
  ("!Ref Topic", "wrong: is what Ref gives for 'Topic', which is of type AWS::SNS::Topic"),
  ("!Ref Given", "unknown: the function comes from parameter 'Given'"),
  ("!GetAtt Settings.Arn", "unknown: the function comes from 'Settings'"),
]

@Test(arguments: functions)
func `a value is followed to the function that it names`(
  _ value: String, _ expected: String
) throws {
  let found = try follow(value) { value, scenario in
    switch scenario.function(namedBy: value) {
    case .function(let function): function.words
    case .elsewhere(let text): "elsewhere: \(text)"
    case .wrong(let words): "wrong: \(words)"
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
  #expect(found == expected)
}

private let pools = [
  ("!Ref Pool", "Pool"), ("!GetAtt Pool.UserPoolId", "Pool"), ("!Sub \"${Pool}\"", "Pool"),
  ("eu-west-1_Example01", "elsewhere: eu-west-1_Example01"),
  ("!If [Never, !Ref Role, !Ref Pool]", "Pool"),
  ("!Ref Preset", "elsewhere: Pool"),
  ("!GetAtt Pool.Arn", "wrong: is the Arn of 'Pool', which is of type AWS::Cognito::UserPool"),
  ("!Ref Topic", "wrong: is what Ref gives for 'Topic', which is of type AWS::SNS::Topic"),
  ("!Ref Given", "unknown: the resource is given by parameter 'Given'"),
  ("!ImportValue pool", "unknown: the resource is not in the template"),
]

@Test(arguments: pools)
func `a value is followed to the pool whose id it is`(_ value: String, _ expected: String) throws {
  let found = try follow(value) { value, scenario in
    switch scenario.link(value, as: .userPoolID) {
    case .resource(let resource): resource.logicalID
    case .elsewhere(let text): "elsewhere: \(text)"
    case .wrong(let words): "wrong: \(words)"
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
  #expect(found == expected)
}

private let arns = [
  ("arn:aws:iam::111122223333:role/a", "-"), ("arn:aws-cn:iam::111122223333:role/a", "-"),
  ("!Ref Given", "-"), (#"!Sub "arn:aws:iam::${Given}:role/a""#, "-"),
  ("a", "is not the ARN of a role"),
  ("arn:aws:iam::111122223333:role/", "is not the ARN of a role"),
  ("arn:aws:sns::111122223333:a", "is an ARN of 'sns', not of a role"),
  (
    "arn:amazon:iam::111122223333:role/a",
    "has 'amazon' in its ARN where 'aws' or another partition belongs"
  ),
  (
    "arn:aws:iam:eu-west-1:111122223333:role/a",
    "has region 'eu-west-1' in its ARN, where a role has none"
  ),
  (
    "arn:aws:iam::11112222333:role/a",
    "has account id '11112222333' in its ARN, which is 11 digits and not 12"
  ),
  ("arn:aws:iam::acme:role/a", "has 'acme' in its ARN where an account id of 12 digits belongs"),
]

@Test(arguments: arns)
func `an ARN says what is wrong with it`(_ value: String, _ expected: String) throws {
  let found = try follow(value) { value, _ in
    value.asText.map { ARNForm.role.fault(in: $0) ?? "-" } ?? "no text"
  }
  #expect(found == expected)
}
