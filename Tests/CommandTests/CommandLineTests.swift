import TestSupport
import Testing

/// Command lines that mean nothing, and the whole of what is said of each.
private let mistakes: [(arguments: [String], says: String)] = [
  (
    [],
    "no command is given; write 'cogcheck scan .' to check the templates of this folder, or see 'cogcheck --help'"
  ),
  (["infra"], "there is no command 'infra'; did you mean 'cogcheck scan infra'?"),
  (["scna"], "there is no command 'scna'; did you mean 'cogcheck scan'?"),
  (["nonsense"], "there is no command 'nonsense'; see 'cogcheck --help'"),
  (["help", "scna"], "there is no command 'scna'; did you mean 'cogcheck help scan'?"),
  (["help", "nonsense"], "there is no command 'nonsense'; see 'cogcheck --help'"),
  (
    ["config"],
    "a command is missing behind 'cogcheck config'; write 'cogcheck config show' or 'cogcheck config check'"
  ),
  (["config", "chekc"], "there is no command 'chekc'; did you mean 'cogcheck config check'?"),
  (["config", "nonsense"], "there is no command 'nonsense'; see 'cogcheck config --help'"),
  (["--fail-on", "high"], "there is no option '--fail-on'; see 'cogcheck --help'"),
  (["scan", "--fial-on", "high"], "there is no option '--fial-on'; did you mean '--fail-on'?"),
  (["scan", "--failon=high"], "there is no option '--failon'; did you mean '--fail-on'?"),
  (["scan", "--xyz"], "there is no option '--xyz'; see 'cogcheck scan --help'"),
  (["scan", "-z"], "there is no option '-z'; see 'cogcheck scan --help'"),
  (["scan", "-qz"], "there is no option '-z'; see 'cogcheck scan --help'"),
  (["config", "show", "--xyz"], "there is no option '--xyz'; see 'cogcheck config show --help'"),
  (["scan", "--fail-on"], "--fail-on takes a value; write '--fail-on <severity>'"),
  (["scan", "infra", "-o"], "-o takes a value; write '-o <format[=path]>'"),
  (["scan", "--quiet=x"], "--quiet takes no value; leave '=x' out"),
  (
    ["scan", "--fail-on", "hihg"],
    "--fail-on takes low, medium, high, critical or never, not 'hihg'; did you mean 'high'?"
  ),
  (
    ["scan", "--fail-on", "info"],
    "--fail-on takes low, medium, high, critical or never, not 'info'"
  ),
  (
    ["scan", "--min-severity", "note"],
    "--min-severity takes info, low, medium, high or critical, not 'note'"
  ),
  (
    ["scan", "--profile", "strct"],
    "--profile takes default, strict, security-hub or cis, not 'strct'; did you mean 'strict'?"
  ),
  (["scan", "--color", "blue"], "--color takes auto, always or never, not 'blue'"),
  (["scan", "--jobs", "0"], "--jobs: '0' is not a number from 1 to 1000"),
  (["scan", "--jobs", "many"], "--jobs: 'many' is not a number from 1 to 1000"),
  (["scan", "-o", "sarf=x"], "-o: there is no format 'sarf'; did you mean 'sarif'?"),
  (
    ["scan", "-o", "x"],
    "-o: there is no format 'x'; the formats are text, compact, json, jsonl, sarif, junit, junit-strict, github, gitlab, markdown, html, auto"
  ),
  (
    ["scan", "-o", "sarif="],
    "-o: the path is empty; write sarif=FILE, or sarif for standard output"
  ),
  (
    ["scan", "-o", "sarif", "-o", "junit"],
    "only one report can go to standard output; give the others a path: -o sarif=FILE"
  ),
  (["scan", "-q", "-v"], "-q and -v exclude each other; leave one out"),
  (["scan", "-", "-"], "standard input can be read once; write - once"),
  (["scan", "--rule", "COG001,"], "--rule: an item of 'COG001,' is empty; write A,B"),
  (["scan", "--rule", "COG11O"], "--rule: there is no rule 'COG11O'; did you mean 'COG110'?"),
  (
    ["scan", "--skip-rule", "CGO1*"],
    "--skip-rule: there is no rule that begins with 'CGO1'; did you mean 'COG1*'?"
  ),
  (["scan", "--tag", "cognit"], "--tag: there is no tag 'cognit'; did you mean 'cognito'?"),
  (["scan", "--", "--quiet"], "no such file or folder: '--quiet'"),
  (["rules", "COG001"], "nothing takes the argument 'COG001'; see 'cogcheck rules --help'"),
  (["rules", "a", "b"], "nothing takes the arguments 'a', 'b'; see 'cogcheck rules --help'"),
  (
    ["rules", "--format", "jsn"],
    "--format takes text, json or markdown, not 'jsn'; did you mean 'json'?"
  ),
  (["rules", "--tag", "ima"], "--tag: there is no tag 'ima'; did you mean 'iam'?"),
  (["test"], "a value for '<path> ...' is missing; see 'cogcheck test --help'"),
  (["schema"], "a value for '<subject>' is missing; see 'cogcheck schema --help'"),
  (
    ["schema", "confg"],
    "argument '<subject>' takes config or report, not 'confg'; did you mean 'config'?"
  ),
  (
    ["completions", "zhs"],
    "argument '<shell>' takes bash, zsh or fish, not 'zhs'; did you mean 'zsh'?"
  ),
  (["explain"], "no rule is named; write 'cogcheck explain COG001', or a template behind --trust"),
  (["explain", "COG04"], "there is no rule 'COG04'; did you mean 'COG004'?"),
  (
    ["explain", "COG001", "--param", "A=1"],
    "values of parameters go with --trust; leave --param and --param-file out"
  ),
]

@Test func `a command line that means nothing is told so in one sentence`() throws {
  let folder = try TemporaryFolder(["infra/t.yaml": ""])
  for (arguments, says) in mistakes {
    let run = try Command(arguments, in: folder)
    #expect(run.status == 2, "\(arguments)")
    #expect(run.output.isEmpty, "\(arguments)")
    #expect(run.errors == "error: \(says)\n")
  }
}

@Test func `options stand before, between and behind paths`() throws {
  let pool = "Resources: {Pool: {Type: AWS::Cognito::UserPool}}\n"
  let folder = try TemporaryFolder(["a.yaml": pool, "-b.yaml": pool])
  let lines = [
    ["--rule", "COG001", "-q", "a.yaml", "./-b.yaml"],
    ["a.yaml", "-q", "./-b.yaml", "--rule=COG001"],
    ["-q", "--rule", "COG001", "--", "a.yaml", "-b.yaml"],
  ]
  let outputs = try lines.map { try Command(["scan"] + $0, in: folder).output }
  #expect(outputs[0].contains("a.yaml") && outputs[0].contains("-b.yaml"))
  #expect(Set(outputs).count == 1)
}

/// Every command with a page of help.
private let pages: [[String]] = [
  [], ["scan"], ["test"], ["explain"], ["rules"], ["init"], ["config"], ["config", "show"],
  ["config", "check"], ["schema"], ["completions"], ["version"],
]

@Test(arguments: pages)
func `every page of help fits a screen and shows examples`(_ command: [String]) throws {
  let folder = try TemporaryFolder()
  let page = try Command(command + ["--help"], in: folder)
  #expect(page.status == 0 && page.errors.isEmpty)
  let lines = page.output.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(lines.count <= 60)
  #expect(lines.allSatisfy { $0.count <= 80 })
  #expect(page.output.contains("Examples:\n  "))
  if command.count == 1 {
    #expect(try Command(["help"] + command, in: folder).output == page.output)
  }
}

/// Variables that say nothing sensible, and the commands that they end.
private let variables: [(name: String, value: String, commands: [String], says: String)] = [
  (
    "COGCHECK_FAIL_ON", "hihg", ["scan", "config show"],
    "is 'hihg'; it takes low, medium, high, critical or never; did you mean 'high'?"
  ),
  (
    "COGCHECK_PROFILE", "all", ["scan", "rules"],
    "is 'all'; it takes default, strict, security-hub or cis"
  ),
  ("COGCHECK_JOBS", "-1", ["scan"], "is '-1'; it takes a number from 1 to 1000"),
  ("COGCHECK_ROOT", "nowhere", ["scan", "test r"], "names 'nowhere', which is not a folder"),
  ("COGCHECK_CONFIG", "nowhere", ["scan", "rules"], "'nowhere': no such file or folder"),
]

@Test func `a variable that says nothing sensible is told by its name`() throws {
  let folder = try TemporaryFolder(["r/a.guard": "rule a { Resources exists }\n"])
  for (name, value, commands, says) in variables {
    for command in commands {
      let arguments = command.split(separator: " ").map(String.init)
      let run = try Command(arguments, in: folder, environment: [name: value])
      #expect(run.status == 2)
      #expect(run.errors == "error: \(name) \(says)\n", "\(command)")
    }
  }
}
