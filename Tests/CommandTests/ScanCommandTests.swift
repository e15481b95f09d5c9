import Foundation
import TestSupport
import Testing

private let open = "Resources:\n  Pool:\n    Type: AWS::Cognito::UserPool\n"
private let fixedTime = ["SOURCE_DATE_EPOCH": "1750000000"]

@Test func `standard input is read as the file that it is said to be`() throws {
  let folder = try TemporaryFolder(["a/b.yaml": open])
  for format in ["text", "sarif", "junit"] {
    let file = try Command(
      "scan", "a/b.yaml", "--root", ".", "-o", format, in: folder, environment: fixedTime)
    let input = try Command(
      "scan", "-", "--stdin-filename", "a/b.yaml", "--root", ".", "-o", format, in: folder,
      input: open,
      environment: fixedTime)
    #expect(input.output == file.output)
    #expect(file.output.contains("COG001"))
    #expect(input.status == 1)
  }
}

@Test func `several reports come from one scan, and text still goes to standard output`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  let run = try Command("scan", "-o", "sarif=out/r.sarif", "-o", "junit=out/r.xml", in: folder)
  #expect(run.status == 1)
  #expect(run.output.hasPrefix("warning[COG001]"))
  #expect(try folder.text(of: "out/r.sarif").contains("\"COG001\""))
  #expect(try folder.text(of: "out/r.xml").contains("COG001 SelfSignUpLeftOn: Pool"))
}

@Test func `with a machine format on standard output nothing else is there`() throws {
  let folder = try TemporaryFolder(["a.yaml": open, "b.json": "{}"])
  let run = try Command("scan", "-v", "-o", "sarif", in: folder)
  #expect(run.output.hasPrefix("{") && run.output.hasSuffix("}\n"))
  #expect(run.errors.contains("not a template: b.json"))
}

@Test func `equal scans write equal bytes, wherever they run`() throws {
  let files = ["x/a.yaml": open, "x/b.yaml": open.replacing("Pool:", with: "Other:")]
  let (one, other) = (try TemporaryFolder(files), try TemporaryFolder(files))
  for format in ["text", "sarif", "junit"] {
    let first = try Command("scan", "--root", ".", "-o", format, in: one, environment: fixedTime)
    let turkish = fixedTime.merging(["LC_ALL": "tr_TR.UTF-8"]) { _, new in new }
    let second = try Command(
      "scan", other.path("x/b.yaml"), "x/a.yaml", "--root", ".", "-o", format, in: other,
      environment: turkish)
    #expect(first.output == second.output)
  }
}

@Test func `colour is used when asked for and left out when the environment says so`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  #expect(try !Command("scan", in: folder).output.contains("\u{1B}["))
  #expect(try Command("scan", "--color", "always", in: folder).output.contains("\u{1B}["))
  for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
    let forced = try Command("scan", in: folder, environment: [name: "1"])
    #expect(forced.output.contains("\u{1B}["))
    #expect(try !Command("scan", in: folder, environment: [name: "0"]).output.contains("\u{1B}["))
  }
  let both = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
  #expect(try !Command("scan", in: folder, environment: both).output.contains("\u{1B}["))
}

@Test(arguments: ["nan", "1e300", "-1"])
func `a date that is no number of seconds is wrong usage`(_ date: String) throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  let run = try Command("scan", in: folder, environment: ["SOURCE_DATE_EPOCH": date])
  #expect(run.status == 2)
  #expect(run.errors.hasPrefix("error: SOURCE_DATE_EPOCH is '\(date)'; it takes"))
}

@Test func `the rules are listed with id, severity and name`() throws {
  let folder = try TemporaryFolder()
  let lines = try Command("rules", in: folder).output.split(separator: "\n")
  #expect(lines.count > 20)
  let line =
    /COG044 +high +on +default +profile 'default' +security,cognito,user-pools +SMSExternalIDMismatch +Trust policy/
  #expect(lines.contains { $0.contains(line) })
}

@Test func `explain shows a bad and a good template`() throws {
  let folder = try TemporaryFolder()
  let page = try Command("explain", "COG044", in: folder).output
  for title in ["Why", "Fix", "Bad", "Good", "Not decided", "References"] {
    #expect(page.contains("\n\(title)\n"))
  }
  #expect(!page.contains("↓"))
}

@Test func `explain proves what a role trusts`() throws {
  let folder = try TemporaryFolder()
  try folder.write(
    """
    Parameters: {Id: {Type: String}}
    Conditions: {Strict: !Equals [!Ref Id, acme]}
    Resources:
      Users:
        Type: AWS::Cognito::UserPool
        Properties:
          SmsConfiguration: {ExternalId: !Ref Id, SnsCallerArn: !GetAtt Sender.Arn}
      Sender:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Principal: {Service: cognito-idp.amazonaws.com}
                Action: sts:AssumeRole
                Condition: {StringLike: {sts:ExternalId: acme*}}
              - Effect: Deny
                Principal: "*"
                Action: sts:AssumeRole
                Condition: {"Null": {sts:ExternalId: true}}
    """, to: "pool.yaml")
  let proof = try Command(
    "explain", "--trust", "pool.yaml", "Users", "--param", "Id=acme-1", in: folder)
  #expect(
    proof.output == """
      'Users' (AWS::Cognito::UserPool), pool.yaml  (line 4)
        SnsCallerArn names role 'Sender'  (line 7)
        it sends an ExternalId  (line 7)
        its call, with its ExternalId: allowed
          this Allow matches the call  (line 13)
            Principal names Cognito  (line 14)
            Action holds sts:AssumeRole  (line 15)
            StringLike on sts:ExternalId holds  (line 16)
        its call, without an ExternalId: denied
          this Deny matches the call  (line 17)
            Principal names Cognito  (line 18)
            Action holds sts:AssumeRole  (line 19)
            Null on sts:ExternalId holds  (line 20)
        its call, with any other ExternalId: allowed
          this Allow matches the call  (line 13)
            Principal names Cognito  (line 14)
            Action holds sts:AssumeRole  (line 15)
            StringLike on sts:ExternalId holds  (line 16)
        the call of a pool in another account, without its ExternalId: allowed
          this Allow matches the call  (line 13)
            Principal names Cognito  (line 14)
            Action holds sts:AssumeRole  (line 15)
            StringLike on sts:ExternalId holds  (line 16)
        verdict: open: a pool in another account may use the role

      """)
  let open = try Command("explain", "--trust", "pool.yaml", in: folder).output
  #expect(open.contains("  its call, with its ExternalId: not decided\n"))
  let other = try Command("explain", "--trust", "pool.yaml", "User", in: folder)
  #expect(other.status == 2)
  #expect(other.errors.contains("has no user pool 'User'; did you mean 'Users'?"))
}
