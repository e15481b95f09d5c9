import Findings
import Rules
import TestSupport
import Testing

/// A file of a service of the Serverless Framework, or one that looks like it.
struct ServerlessFile: Sendable, CustomTestStringConvertible {
  enum Kind {
    /// What other files hold is not missed in it.
    case fragment
    /// A template of its own: what it names and does not hold is missing.
    case template
    /// Nothing to check.
    case other
  }

  let name: String
  let kind: Kind
  let text: String
  var path = "resources/users.yml"

  var testDescription: String { name }

  private static let client = """
    Resources:
      Client:
        Type: AWS::Cognito::UserPoolClient
        Condition: IsProd
        DependsOn: Pool
        Properties:
          UserPoolId: !Ref Pool
          ClientName: NAME
          AccessTokenValidity: !FindInMap [Hours, prod, access]
    Outputs:
      Arn: {Value: !GetAtt Pool.Arn}
    """

  private static func client(named name: String) -> String {
    client.replacing("NAME", with: name)
  }

  private static func indented(_ text: String, by count: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }
      .joined(separator: "\n")
  }

  static let all = [
    ServerlessFile(
      name: "a variable in a value", kind: .fragment, text: client(named: "${self:service}-web")),
    ServerlessFile(
      name: "a variable in a text with others", kind: .fragment,
      text: client(named: "!Sub \"${AWS::StackName}-${opt:stage, 'dev'}\"")),
    ServerlessFile(
      name: "a variable in a template with a version", kind: .fragment,
      text: "AWSTemplateFormatVersion: 2010-09-09\n" + client(named: "${sls:stage}")),
    ServerlessFile(
      name: "a file that is put in", kind: .fragment,
      text: client(named: "${file(names.yml):web}")),
    ServerlessFile(
      name: "a resource that the framework makes", kind: .fragment,
      text: client(named: "!Ref ApiGatewayRestApi")),
    ServerlessFile(
      name: "a service", kind: .fragment,
      text: "service: shop\nprovider: {name: aws}\nresources:\n"
        + indented(client(named: "web"), by: 2) + "\n  extensions: {}\n"),
    ServerlessFile(
      name: "a service with parts", kind: .fragment,
      text: "service: shop\nprovider: {name: aws}\nresources:\n  - ${file(api.yml)}\n  -\n"
        + indented(client(named: "web"), by: 4)),
    ServerlessFile(
      name: "a part below its key", kind: .fragment,
      text: "resources:\n" + indented(client(named: "web"), by: 2)),
    ServerlessFile(
      name: "a service without resources", kind: .other,
      text: "service: shop\nprovider: {name: aws}\nfunctions: {hello: {handler: h.h}}\n"),
    ServerlessFile(
      name: "resources of a cluster", kind: .other, text: "resources:\n  - deployment.yaml\n"),
    ServerlessFile(
      name: "a plain template", kind: .template, text: client(named: "web")),
    ServerlessFile(
      name: "a variable in a comment", kind: .template,
      text: client(named: "web # ${self:service}")),
    ServerlessFile(
      name: "a default that a shell reads", kind: .template,
      text: client(named: "!Sub 'echo ${!opt:-web} ${!self:-1}'")),
    ServerlessFile(
      name: "a variable of a policy", kind: .template, text: client(named: "'${aws:username}'")),
    ServerlessFile(
      name: "such a name in a template with a version", kind: .template,
      text: "AWSTemplateFormatVersion: 2010-09-09\n" + client(named: "!Ref ApiGatewayRestApi")),
    ServerlessFile(
      name: "such a resource of its own", kind: .template,
      text: client(named: "!Ref WebsocketsApi").replacing(
        "Resources:\n",
        with: "Resources:\n  WebsocketsApi: {Type: AWS::ApiGatewayV2::Api}\n")),
  ]

  /// What is said of names that the file does not hold.
  static let rules = ["TPL020", "TPL021", "TPL022", "TPL027", "TPL061", "TPL086"]
}

@Test(arguments: ServerlessFile.all)
func `a part of a service is known by what it holds`(_ it: ServerlessFile) throws {
  let file = Checks.file(Array(it.text.utf8), path: it.path, isNamed: false)
  guard case .template(let report, parameters: _) = file else {
    #expect(it.kind == .other)
    return
  }
  let found = report.findings.map(\.finding.ruleID)
  #expect(!report.isUnreadable)
  #expect(found.contains("TPL004") == (it.kind == .fragment))
  #expect(found.contains { ServerlessFile.rules.contains($0) } == (it.kind == .template))
}

@Test func `a service without resources is told from a template`() {
  let text = "service: shop\nprovider: {name: aws}\n"
  let file = Checks.file(Array(text.utf8), path: "serverless.yml", isNamed: false)
  guard case .other(reason: let reason) = file else {
    Issue.record("there is nothing to check")
    return
  }
  #expect(reason == "it is a service of the Serverless Framework without resources of its own")
}
