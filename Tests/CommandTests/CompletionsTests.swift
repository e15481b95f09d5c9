import Foundation
import TestSupport
import Testing

/// Words of a command line of which the last is completed, and some of what bash offers.
private let lines: [(words: [String], offers: [String], not: [String])] = [
  (["sc"], ["scan", "schema"], ["test"]),
  (["scan", "--fail-on", ""], ["low", "medium", "high", "critical", "never"], ["info"]),
  (["scan", "--profile", "s"], ["strict", "security-hub"], ["default"]),
  (["scan", "-o", ""], ["sarif", "junit", "text"], []),
  (["scan", "--rule", "COG00"], ["COG001", "COG002"], ["COG044", "IAM001"]),
  (["scan", "--rule", "SMSExternalIDM"], ["SMSExternalIDMismatch"], ["COG044"]),
  (["scan", "--skip-rule", "COG001,COG04"], ["COG001,COG044"], ["COG044"]),
  (["scan", "--tag", "co"], ["cognito"], ["iam"]),
  (["scan", "inf"], ["infra"], []),
  (["explain", "COG04"], ["COG044"], ["COG001"]),
  (["completions", ""], ["bash", "zsh", "fish"], []),
]

@Test func `bash completes commands, values of options and rules`() throws {
  let folder = try TemporaryFolder(["infra/a.yaml": ""])
  let script = try Command("completions", "bash", in: folder)
  #expect(script.status == 0 && script.errors.isEmpty)
  try folder.write(script.output, to: "complete.bash")
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("cogcheck"), withDestinationPath: Command.binary.path)
  for (words, offers, others) in lines {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments =
      [
        "--norc", "-c",
        """
        source complete.bash
        COMP_WORDS=(cogcheck "$@") COMP_CWORD=$# COMP_LINE="cogcheck $*" COMP_POINT=${#COMP_LINE}
        _cogcheck cogcheck "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """, "bash",
      ] + words
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "\(folder.url.path):/usr/bin:/bin"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let offered = Set(
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      })
    #expect(offered.isSuperset(of: offers), "\(words): \(offered)")
    #expect(offered.isDisjoint(with: others), "\(words): \(offered)")
  }
}

@Test(arguments: [("zsh", "#compdef cogcheck"), ("fish", "complete -c 'cogcheck'")])
func `there is a script for other shells`(_ shell: String, _ sign: String) throws {
  let script = try Command("completions", shell, in: TemporaryFolder())
  #expect(script.status == 0 && script.errors.isEmpty)
  #expect(script.output.contains(sign))
  #expect(script.output.contains("security-hub"))
}
