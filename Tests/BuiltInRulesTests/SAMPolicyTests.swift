import BuiltInRules
import Findings
import Rules
import TestSupport
import Testing

@testable import IAM

private let rules = BuiltInRules.all.filter {
  $0.metadata.group == "IAM" && Profile.default.includes($0.metadata)
}

/// What the default profile says of IAM in a function's policies.
private func findings(
  policies: String
) throws -> (findings: [String], undecided: Set<String>) {
  let template = """
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Api:
        Type: AWS::Serverless::Function
        Properties:
          Policies: \(policies)
    """
  let report = try Checks.report(template, rules: RuleSet(rules))
  let reasons = report.results.compactMap {
    if case .undecided(let reason) = $0.verdict { reason } else { nil }
  }
  return (report.findings.map { "\($0.finding.ruleID): \($0.finding.message)" }, Set(reasons))
}

@Test func `no policy template of SAM is a finding, whatever it is given`() throws {
  #expect(SAMPolicyTemplate.documents.count > 80)
  for (name, document) in SAMPolicyTemplate.documents {
    let parameters = document.split(separator: "${").dropFirst().compactMap { part in
      part.split(separator: "}").first.map(String.init)
    }
    let values = Set(parameters.filter { !$0.contains(":") }).sorted()
      .map { "\($0): !ImportValue shared" }
    let found = try findings(policies: "[\(name): {\(values.joined(separator: ", "))}]")
    #expect(found.findings == [], "\(name)")
  }
}

@Test func `statements of a function are judged as those of a role`() throws {
  let found = try findings(
    policies: """
      [{Version: 2012-10-17, Statement: [{Effect: Allow, Action: iam:*, Resource: '*'}]}, \
      AWSLambdaBasicExecutionRole]
      """)
  #expect(
    found.findings == [
      "IAM037: a policy of function 'Api' lets its holder pass any role to any service; name the roles"
    ])
  #expect(found.undecided == [])
  #expect(try findings(policies: "!Ref AWS::NoValue").undecided == [])
}

@Test func `a policy template that is not known is open`() throws {
  let found = try findings(policies: "[{S3CrudPolicy: {BucketName: b}}, {MadeUpPolicy: {}}]")
  #expect(found.findings == [])
  #expect(found.undecided == ["inline policies of function 'Api' are not in the template"])
}
