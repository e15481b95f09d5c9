import TestSupport
import Testing

/// What `explain` tells to write, in blocks of lines.
private func blocks(of rule: String) throws -> [String] {
  let page = try Command("explain", rule, in: TemporaryFolder()).output
  let section = page.split(separator: "How to accept it\n").last?.split(separator: "\n\n").first
  return try #require(section).split(separator: #/(?m)^  (?! ).*\n?/#)
    .map { String($0).replacing(#/(?m)^    /#, with: "") }
}

private func indented(_ block: String, by indent: String) -> String {
  block.replacing(/(?m)^(?=.)/, with: indent)
}

@Test func `what explain says accepts a finding, once it has a reason`() throws {
  let forms = try blocks(of: "IDP004")
  try #require(forms.count == 3)
  let type = "    Type: AWS::Cognito::IdentityPool\n"
  let metadata = Acceptances.open.replacing(type, with: type + indented(forms[0], by: "    "))
  let comment = Acceptances.open.replacing(
    "  Pool:\n", with: indented(forms[1], by: "  ") + "  Pool:\n")
  for template in [metadata, comment] {
    let folder = try TemporaryFolder(["a.yaml": template])
    let run = try Command("scan", in: folder)
    #expect(run.status == 1 && run.output.contains("CFG004"), "\(run.output)")
    try folder.write(template.replacing("<why>", with: "a reason for it"), to: "a.yaml")
    #expect(try Command("scan", in: folder).output.contains("suppressed: 1"))
  }
  let folder = try TemporaryFolder([
    "sandbox/a.yaml": Acceptances.open,
    ".cogcheck.yaml": "version: 1\n" + forms[2].replacing("<why>", with: "a reason for it"),
  ])
  #expect(try Command("scan", in: folder).status == 0)
}

/// Rules that no suppression covers, and a template that each objects to.
@Test(arguments: [
  ("TPL006", "# cogcheck:ignore NOPE -- a reason for it\n" + Acceptances.closed),
  ("CFG003", "# cogcheck:ignore IDP004 -- a reason for it\n" + Acceptances.closed),
])
func `what no suppression covers, the configuration accepts as explain says`(
  _ rule: String, _ template: String
) throws {
  let forms = try blocks(of: rule)
  try #require(forms.count == 1)
  let folder = try TemporaryFolder(["sandbox/a.yaml": template])
  #expect(try Command("scan", in: folder).output.contains("[\(rule)]"))
  try folder.write("version: 1\n" + forms[0], to: ".cogcheck.yaml")
  let run = try Command("scan", in: folder)
  #expect(run.status == 0 && !run.output.contains("[\(rule)]"))
}

@Test(arguments: ["TPL001", "TPL002"])
func `what refuses a file is accepted by nothing`(_ rule: String) throws {
  #expect(try blocks(of: rule).isEmpty)
  let folder = try TemporaryFolder([
    "a.yaml": "# cogcheck:ignore \(rule) -- a reason for it\n" + Acceptances.closed
  ])
  let run = try Command("scan", in: folder)
  #expect(run.output.contains("findings of \(rule) cannot be suppressed"))
  #expect(run.status == 1)
}
