import Findings
import Foundation
import Scanning
import TestSupport
import Testing

private let template = """
  Parameters:
    Stage: {Type: String, AllowedValues: [dev, prod]}
    AdminsOnly: {Type: String, Default: "true"}
  Conditions:
    IsProd: !Equals [!Ref Stage, prod]
  Resources:
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        AdminCreateUserConfig:
          AllowAdminCreateUserOnly: !If [IsProd, !Ref AdminsOnly, false]
        MfaConfiguration: "ON"
        EnabledMfas: [SOFTWARE_TOKEN_MFA]
        DeletionProtection: ACTIVE
  """

/// Messages of the findings of a scan of `template`, or the usage error.
private func messages(
  params: [String] = [], files: [String: String] = [:]
) async throws -> [String] {
  let folder = try TemporaryFolder(files.merging(["t.yaml": template]) { file, _ in file })
  let paths = files.keys.sorted().map { folder.path($0) }
  let scan = Scan(
    [.path(folder.path("t.yaml"))], parameters: ScanParameters(assignments: params, files: paths),
    root: folder.url.path, gate: .medium, allowsEmpty: false)
  do {
    return try await scan.run().report.templates.flatMap(\.findings).map { identified in
      let message = identified.finding.message.replacing(folder.url.path + "/", with: "")
      return "\(identified.finding.ruleID) \(message)"
    }
  } catch {
    return ["error \("\(error)".replacing(folder.url.path + "/", with: ""))"]
  }
}

private let open = "anyone can sign up, since AllowAdminCreateUserOnly is false; set it to true"

@Test func `a given value decides what it decides`() async throws {
  #expect(try await messages() == ["COG002 when 'IsProd' is false, \(open)"])
  #expect(try await messages(params: ["Stage=prod"]).isEmpty)
  #expect(try await messages(params: ["Stage=dev"]) == ["COG002 \(open)"])
  #expect(try await messages(params: ["Stage=prod", "AdminsOnly=false"]) == ["COG002 \(open)"])
}

/// The forms of a parameter file, by ending; each says Stage=dev.
private let forms = [
  (
    "list.json",
    """
    [{"ParameterKey": "Stage", "ParameterValue": "dev"},
     {"ParameterKey": "AdminsOnly", "UsePreviousValue": true}]
    """
  ),
  ("overrides.json", "[\"Stage=dev\", \"AdminsOnly=true\"]"),
  ("pipeline.json", "{\"Parameters\": {\"Stage\": \"dev\"}, \"Tags\": {}}"),
  ("pipeline.yaml", "Parameters:\n  Stage: dev\n"),
  ("plain.yaml", "Stage: dev\n"),
  ("flow.yaml", "{Stage: dev}"),
  (
    "sam-text.yaml",
    """
    default:
      deploy:
        parameters: {parameter_overrides: 'Stage=dev AdminsOnly="true"'}
    """
  ),
  (
    "sam-old.yaml",
    """
    prod:
      global:
        parameters: {parameter_overrides: 'ParameterKey=Stage,ParameterValue=dev'}
    """
  ),
  (
    "sam-list.yaml",
    """
    version: 0.1
    default:
      deploy:
        parameters:
          parameter_overrides:
            - Stage=dev
    """
  ),
  (
    "samconfig.toml",
    """
    version = 0.1
    [default.global.parameters]
    stack_name = "app" # as written by SAM
    [default.deploy.parameters]
    capabilities = "CAPABILITY_IAM"
    parameter_overrides = "Stage=\\"dev\\" AdminsOnly=\\"true\\""
    """
  ),
  (
    "sam-list.toml",
    "[prod.deploy.parameters]\nparameter_overrides = ['Stage=dev', 'AdminsOnly=true']"
  ),
]

@Test(arguments: forms)
func `a parameter file is read in every form`(_ path: String, _ text: String) async throws {
  #expect(try await messages(files: [path: text]) == ["COG002 \(open)"])
}

@Test func `several files are several deployments, and a finding says which`() async throws {
  let files = [
    "dev.yaml": "Stage: dev", "prod.yaml": "Stage: prod",
    "test.yaml": "{Stage: dev, AdminsOnly: \"false\"}",
  ]
  #expect(
    try await messages(files: files) == ["COG002 with 'dev.yaml' and 'test.yaml', \(open)"])
}

@Test func `a value on the command line wins over those of files`() async throws {
  #expect(try await messages(params: ["Stage=prod"], files: ["dev.yaml": "Stage: dev"]).isEmpty)
}

/// Values that cannot be meant, and what is said of them.
private let mistakes: [([String], [String: String], String)] = [
  (
    ["Stagee=dev"], [:],
    "error --param gives a value for 'Stagee', which no template declares (TPL007); did you mean 'Stage'?"
  ),
  (
    [], ["a.yaml": "Stagee: dev"],
    "error 'a.yaml' gives a value for 'Stagee', which no template declares (TPL007); did you mean 'Stage'?"
  ),
  (["Stage"], [:], "error --param takes NAME=VALUE, not 'Stage'"),
  (
    ["AWS::AcountId=1"], [:],
    "error there is no pseudo parameter 'AWS::AcountId' to give a value; did you mean 'AWS::AccountId'?"
  ),
  (["Stage=test"], [:], "TPL007 value 'test' given for parameter 'Stage' breaks its AllowedValues"),
  (
    [], ["a.yaml": "Stage: test"],
    "TPL007 value 'test' given for parameter 'Stage' by 'a.yaml' breaks its AllowedValues"
  ),
  (
    [], ["a.yaml": "AdminsOnly: true"],
    "TPL007 parameter 'Stage' has no default and is given no value by 'a.yaml'"
  ),
  (
    [], ["a.yaml": "- [1]"],
    "error --param-file 'a.yaml' has none of the forms of CloudFormation, CodePipeline or samconfig"
  ),
  (
    [], ["a.json": "{\"Stage\": "],
    "error --param-file 'a.json':1:11: not valid JSON: unexpected token; the text ends too early"
  ),
  (
    [], ["a.json": "\u{FEFF}{\"Stage\":\n"],
    "error --param-file 'a.json':2:1: not valid JSON: unexpected token; the text ends too early"
  ),
  (
    [],
    [
      "a.toml": """
      [prod.deploy.parameters]
      parameter_overrides = "Stage=prod"
      [dev.deploy.parameters]
      parameter_overrides = "Stage=dev"
      """
    ],
    "error --param-file 'a.toml' has no environment 'default', but 'dev', 'prod'; give the values of"
  ),
  (
    [], ["a.json": "[\"Stage=x y=z\"]"],
    "TPL007 value 'x y=z' given for parameter 'Stage' by 'a.json' breaks its AllowedValues"
  ),
  (
    [], ["a.toml": "[x\ny = 1"],
    "error --param-file 'a.toml':1:3: not valid TOML"
  ),
  (
    [], ["a.toml": "x = [1, {}]"],
    "error --param-file 'a.toml' has none of the forms of CloudFormation, CodePipeline or samconfig"
  ),
]

@Test(arguments: mistakes)
func `a value that cannot be meant is said`(
  _ params: [String], _ files: [String: String], _ expected: String
) async throws {
  let found = try await messages(params: params, files: files)
  #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
}

@Test func `a parameter file that is not there is said`() async throws {
  let scan = Scan(
    [.path(".")], parameters: ScanParameters(files: ["nowhere.json"]), root: nil, gate: .medium,
    allowsEmpty: false)
  await #expect(throws: UsageError("--param-file 'nowhere.json': no such file or folder")) {
    try await scan.run()
  }
}
