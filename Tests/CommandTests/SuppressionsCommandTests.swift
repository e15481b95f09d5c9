import TestSupport
import Testing

private let pool = """
  Resources:
    # cogcheck:ignore COG001 until=2026-11-29 -- open until the beta ends
    Pool:
      Type: AWS::Cognito::UserPool
      Metadata: {cogcheck: {suppress: [{rule: COG012, reason: everyone may sign up}, {rule: COG070}]}}

  """

private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Command {
  try Command(
    arguments + ["--root", "."], in: folder, environment: ["SOURCE_DATE_EPOCH": "1796040000"])
}

@Test func `suppressions are listed with what has come of them`() throws {
  let folder = try TemporaryFolder(["a.yaml": pool])
  let list = try run("suppressions", in: folder)
  #expect(list.status == 0)
  #expect(
    list.output == """
      a.yaml:2:21: COG001 'Pool', comment, expired: open until the beta ends (until 2026-11-29)
      a.yaml:5:45: COG012 'Pool', resource metadata, unused: everyone may sign up
      a.yaml:5:91: COG070 'Pool', resource metadata, refused: no reason

      """)
  let json = try run("suppressions", "--format", "json", in: folder).output
  #expect(json.contains(#""state": "expired""#) && json.contains(#""expires": "2026-11-29""#))
  #expect(json.contains(#""rule": "COG070""#) && json.hasSuffix("}\n"))
}

@Test func `a rule of a given file is suppressed by its name`() throws {
  let guardRule = """
    # id: ACME001
    # title: Topic has no name
    # severity: high
    # types: [AWS::SNS::Topic]
    rule TopicNamed { Resources.*.Properties.TopicName exists }

    """
  let pack = "rule every_topic_is_named { Resources.*.Properties.TopicName exists }\n"
  for (rules, name) in [(guardRule, "TopicNamed"), (pack, "every_topic_is_named")] {
    let template = """
      Resources:
        # cogcheck:ignore \(name) -- CloudFormation may choose the name
        Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: a}}

      """
    let folder = try TemporaryFolder(["a.yaml": template, "r.guard": rules])
    let scan = try run("scan", "a.yaml", "--rules", "r.guard", in: folder)
    #expect(
      scan.output.hasSuffix("passed: no findings; not counted: 1 suppressed\n"), "\(scan.output)")
    // Without the file the name means nothing.
    #expect(try run("scan", "a.yaml", in: folder).output.contains("there is no rule '\(name)'"))
  }
}

@Test func `a template that cannot be read is named beside the list`() throws {
  let folder = try TemporaryFolder(["a.yaml": "Resources: {A: {Type: AWS::S3::Bucket}\n"])
  let list = try run("suppressions", in: folder)
  #expect(list.status == 0 && list.output.isEmpty)
  #expect(list.errors == "warning: template 'a.yaml' cannot be read\n")
}

/// Flags that fail a run on what is suppressed, and how it ends.
@Test(arguments: [
  ([], 0, "passed: no findings; not counted: 1 suppressed"),
  (["--no-suppressions"], 1, "failed: 1 finding at or above 'medium' (--fail-on)"),
  (
    ["--fail-on-expiring", "31"], 1,
    "failed: 1 suppressed finding open again soon (--fail-on-expiring); not counted: 1 suppressed"
  ),
  (["--fail-on-expiring", "30"], 0, "passed: no findings; not counted: 1 suppressed"),
  (["--fail-on-unused-suppressions"], 0, "passed: no findings; not counted: 1 suppressed"),
])
func `a scan counts what is suppressed as its flags say`(
  _ flags: [String], _ status: Int, _ verdict: String
) throws {
  let text = """
    Resources:
      # cogcheck:ignore IDP004 until=2026-12-31 -- the old app needs the classic flow
      Pool: {Type: AWS::Cognito::IdentityPool, Properties: {
        AllowUnauthenticatedIdentities: false, DeveloperProviderName: own, AllowClassicFlow: true}}
      Roles: {Type: AWS::Cognito::IdentityPoolRoleAttachment, Properties: {IdentityPoolId: !Ref Pool}}
    """
  let folder = try TemporaryFolder(["a.yaml": text])
  let scan = try Command(
    ["scan", "--root", "."] + flags, in: folder, environment: ["SOURCE_DATE_EPOCH": "1796040000"])
  #expect(scan.status == Int32(status))
  #expect(scan.output.hasSuffix("\(verdict)\n"), "\(scan.output)")
}

@Test(arguments: [
  (["--fail-on-expiring=-1"], "--fail-on-expiring takes a number of days from 0 on."),
  (["--baseline", "a", "--no-baseline"], "--baseline and --no-baseline exclude each other."),
  (
    ["--no-suppressions", "--fail-on-unused-suppressions"],
    "With --no-suppressions no suppression is read that could fail the run."
  ),
])
func `flags that exclude each other are refused`(_ flags: [String], _ says: String) throws {
  let scan = try Command(["scan"] + flags, in: TemporaryFolder())
  #expect(scan.status == 2)
  #expect(scan.errors.contains(says), "\(scan.errors)")
}
