import Foundation
import TestSupport
import Testing

private let closed = """
  Resources: {Pool: {Type: AWS::Cognito::IdentityPool, Properties: {
    AllowUnauthenticatedIdentities: false, DeveloperProviderName: own, AllowClassicFlow: false}},
    Roles: {Type: AWS::Cognito::IdentityPoolRoleAttachment, Properties: {IdentityPoolId: !Ref Pool}}}
  """
private let open = closed.replacing("AllowClassicFlow: false", with: "AllowClassicFlow: true")
private let aliased = [
  "a.yaml": "Resources: {A: {Type: AWS::SNS::Topic, Metadata: {A: &x 1, B: *x}}}\n",
  "r.guard": "rule same { Resources.A.Metadata.B == 1 }\n",
]
private let broken = "Resources: {Pool: {Type: AWS::Cognito::UserPool}\n"

/// A command line, and how it ends.
struct ExitCase: Sendable, CustomTestStringConvertible {
  let files: [String: String]
  let arguments: [String]
  let status: Int32
  /// What the last line of standard output, or all of standard error, says.
  let says: String

  var testDescription: String { "cogcheck \(arguments.joined(separator: " ")): \(status)" }

  init(_ files: [String: String], _ arguments: [String], _ status: Int32, _ says: String) {
    self.files = files
    self.arguments = arguments
    self.status = status
    self.says = says
  }

  static let all = [
    ExitCase(["a.yaml": closed], ["scan"], 0, "passed: no findings"),
    ExitCase(["a.yaml": open], ["scan"], 1, "failed: 1 finding at or above 'medium' (--fail-on)"),
    ExitCase(
      ["a.yaml": open], ["scan", ".", "--fail-on", "high"], 0,
      "passed: 1 finding, none at or above 'high' (--fail-on)"),
    ExitCase(
      ["a.yaml": open], ["scan", ".", "--fail-on", "never"], 0,
      "passed: 1 finding, none of which counts (--fail-on never)"),
    ExitCase(
      ["a.yaml": broken, "b.yaml": open], ["scan"], 3,
      "failed: 2 findings at or above 'medium' (--fail-on), 1 template unreadable"),
    ExitCase([:], ["scan"], 3, "failed: no template found (--allow-empty accepts that)"),
    ExitCase([:], ["scan", "--allow-empty"], 0, "passed: no template found (--allow-empty)"),
    ExitCase(["a.yaml": "foo: bar"], ["scan", "a.yaml"], 3, "1 template unreadable"),
    ExitCase([:], ["scan", "missing"], 2, "error: no such file or folder: 'missing'"),
    ExitCase([:], ["scan", "--fial-on", "high"], 2, "--fial-on"),
    ExitCase([:], ["scan", "--fail-on", "hihg"], 2, "hihg"),
    ExitCase(
      [:], ["scan", "--policy-mode", "as-written-2"], 2,
      "--policy-mode takes resolved, as-written, as-written-3 or as-written-1, not 'as-written-2'"),
    ExitCase(
      aliased, ["scan", "a.yaml", "--rules", "r.guard", "--policy-mode", "as-written"], 3,
      "failed: 1 rule failed"),
    ExitCase(
      aliased, ["scan", "a.yaml", "--rules", "r.guard", "--policy-mode", "as-written-3"], 3,
      "failed: 1 rule failed"),
    ExitCase(
      aliased, ["scan", "a.yaml", "--rules", "r.guard", "--policy-mode", "as-written-1"], 0,
      "passed: no findings"),
    ExitCase([:], ["scan", "-o", "sarf=x"], 2, "there is no format 'sarf'; did you mean 'sarif'?"),
    ExitCase([:], ["scan", "-o", "sarif="], 2, "the path is empty"),
    ExitCase(
      [:], ["scan", "-o", "sarif=x", "-o", "junit=./x"], 2, "two reports cannot go to one file"),
    ExitCase([:], ["help", "scna"], 2, "did you mean 'cogcheck help scan'?"),
    ExitCase([:], ["help", "scan"], 0, "Show help information."),
    ExitCase(
      [:], ["scan", "-o", "sarif", "-o", "junit"], 2, "only one report can go to standard output"),
    ExitCase(
      [:], ["scan", "--root", "nowhere"], 2, "--root names 'nowhere', which is not a folder"),
    ExitCase(["a.yaml": open], ["a.yaml"], 2, "did you mean 'cogcheck scan a.yaml'?"),
    ExitCase([:], ["scna"], 2, "did you mean 'cogcheck scan'?"),
    ExitCase([:], ["explain", "COG04"], 2, "there is no rule 'COG04'; did you mean 'COG004'?"),
    ExitCase(
      ["a.yaml": open, "f": ""], ["scan", "-o", "sarif=f/x.sarif"], 4, "cannot write 'f/x.sarif'"),
    ExitCase(
      ["a.yaml": open], ["scan", "--exit-zero"], 0,
      "passed: --exit-zero lets 1 finding at or above 'medium' (--fail-on) pass"),
    ExitCase(
      ["a.yaml": broken], ["scan", "--exit-zero"], 3,
      "failed: 1 finding at or above 'medium' (--fail-on), 1 template unreadable"),
    ExitCase(
      [:], ["scan", "--exit-zero"], 3, "failed: no template found (--allow-empty accepts that)"),
    ExitCase([:], ["scan", "--exit-zero", "missing"], 2, "no such file or folder: 'missing'"),
    ExitCase(
      ["a.yaml": open, "f": ""], ["scan", "--exit-zero", "-o", "sarif=f/x.sarif"], 4,
      "cannot write 'f/x.sarif'"),
    ExitCase([:], ["--version"], 0, "cogcheck 0.1.0"),
    ExitCase([:], ["rules"], 0, "TPL1"),
    ExitCase([:], ["explain", "smsexternalidmismatch"], 0, "docs.aws.amazon.com"),
    ExitCase([:], ["--help"], 0, "See 'cogcheck help <subcommand>' for detailed help."),
  ]
}

@Test(arguments: ExitCase.all)
func `the exit status tells how it went`(_ it: ExitCase) throws {
  let folder = try TemporaryFolder(it.files)
  let process = Command.process(it.arguments, in: folder)
  let (output, errors) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  let complained = String(
    decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationReason == .exit)
  #expect(process.terminationStatus == it.status)
  let wrongUse = it.status == 2 || it.status == 4
  #expect(wrongUse == !complained.isEmpty, "\(complained)")
  let last = said.split(separator: "\n").last.map(String.init) ?? ""
  #expect((wrongUse ? complained : last).contains(it.says), "\(said)\(complained)")
}

@Test(arguments: [SIGILL, SIGTRAP, SIGSEGV])
func `a crash is an internal error, and no report is half written`(_ signal: Int32) throws {
  let folder = try TemporaryFolder()
  let process = Command.process(["scan", "-", "-o", "sarif=r.sarif"], in: folder)
  let (input, errors) = (Pipe(), Pipe())
  process.standardInput = input
  process.standardOutput = FileHandle.nullDevice
  process.standardError = errors
  try process.run()
  // What has been read is a sign that it runs, and waits for more.
  try input.fileHandleForWriting.write(contentsOf: Data(repeating: 0x20, count: 1 << 17))
  kill(process.processIdentifier, signal)
  let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationStatus == 70)
  #expect(said.hasPrefix("cogcheck: internal error"))
  #expect(!FileManager.default.fileExists(atPath: folder.path("r.sarif")))
}

@Test(arguments: [SIGINT, SIGTERM])
func `an interruption ends it as the shell expects`(_ signal: Int32) throws {
  let folder = try TemporaryFolder()
  let process = Command.process(["scan", "-"], in: folder)
  let input = Pipe()
  process.standardInput = input
  try process.run()
  try input.fileHandleForWriting.write(contentsOf: Data(repeating: 0x20, count: 1 << 17))
  kill(process.processIdentifier, signal)
  process.waitUntilExit()
  // A shell adds 128: 130 and 143.
  #expect(process.terminationReason == .uncaughtSignal)
  #expect(process.terminationStatus == signal)
}
