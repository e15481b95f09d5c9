import Foundation
import TestSupport
import Testing

/// A pool of which the default profile says one thing: it can be deleted (COG170).
private let pool = """
  Resources:
    Users:
      Type: AWS::Cognito::UserPool
      Properties:
        MfaConfiguration: "ON"
        EnabledMfas: [SOFTWARE_TOKEN_MFA]
        AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}

  """

private func scan(
  _ configuration: String, _ arguments: String..., template: String = pool,
  at path: String = "infra/pool.yaml"
) throws -> Command {
  let folder = try TemporaryFolder([
    ".git/HEAD": "", ".cogcheck.yaml": "version: 1\n\(configuration)\n", path: template,
  ])
  return try Command(
    ["scan"] + arguments, in: folder, environment: ["SOURCE_DATE_EPOCH": "1796083200"])
}

private let reason = "reason: a sandbox without data"

@Test(
  arguments: [
    ("{rule: COG170, \(reason)}", 0), ("{rule: DeletionProtection, \(reason)}", 0),
    ("{rule: COG17*, \(reason)}", 0), ("{rule: COG170, paths: [infra/], \(reason)}", 0),
    ("{rule: COG170, paths: [other/**], \(reason)}", 1),
    ("{rule: COG170, resource: Us*, \(reason)}", 0),
    ("{rule: COG170, resource: Guest, \(reason)}", 1),
    ("{rule: COG170, expires: 2026-12-01, \(reason)}", 0),
    ("{rule: COG170, expires: 2026-11-30, \(reason)}", 1),
  ] as [(String, Int32)])
func `a configuration accepts findings by rule, path, resource and day`(
  entry: String, status: Int32
) throws {
  let run = try scan("suppressions: [\(entry)]")
  #expect(run.status == status, "\(run.output)")
  #expect(run.output.contains("suppressed: \(status == 0 ? 1 : 0)"), "\(run.output)")
}

@Test func `suppressions of the configuration that are over or cover nothing are found in it`()
  throws
{
  let run = try scan(
    """
    suppressions:
      - rule: COG170
        expires: 2026-11-30
        \(reason)
      - rule: COG002
        \(reason)
      - rule: IDP001
        paths: [elsewhere/**]
        \(reason)
    """)
  #expect(
    run.output.contains(
      """
      info[CFG002]: suppression of COG170 ended on 2026-11-30, and what it covers counts again; fix that, or accept it anew with a later day
       --> .cogcheck.yaml:3:11
      """), "\(run.output)")
  #expect(
    run.output.contains(
      """
      [CFG003]: suppression of COG002 covers no finding; remove it
       --> .cogcheck.yaml:6:11
      """), "\(run.output)")
  #expect(run.output.contains("suppressed until 2026-11-30, expired"))
  #expect(!run.output.contains("IDP001"))
  #expect(run.output.contains("templates: 1 scanned"))
  let unused = "suppressions: [{rule: COG170, \(reason)}, {rule: COG002, \(reason)}]"
  #expect(try scan(unused).status == 0)
  #expect(try scan(unused, "--fail-on-unused-suppressions").status == 1)
  for format in ["sarif", "junit"] {
    let report = try scan(unused, "--fail-on-unused-suppressions", "-o", format)
    #expect(report.output.contains("covers no finding; remove it"), "\(report.output)")
  }
}

private let accepted = pool.replacing(
  "    Properties:",
  with: """
        Metadata:
          cogcheck: {suppress: [{rule: COG170, reason: a sandbox without data}]}
        Properties:
    """)

@Test(
  arguments: [
    ("", 0), ("policy: {no-inline: [COG17*]}", 1), ("policy: {mandatory: [COG170]}", 1),
    ("policy: {require-expiry: true}", 1), ("policy: {max-expiry-days: 30}", 0),
    ("policy: {no-inline: [COG001]}", 0),
  ] as [(String, Int32)])
func `a policy says what templates may accept`(policy: String, status: Int32) throws {
  let run = try scan(policy, template: accepted)
  #expect(run.status == status, "\(run.output)")
  #expect(run.output.contains("[TPL006]") == (status == 1), "\(run.output)")
}

@Test(arguments: [
  (
    "suppressions: [{rule: COG17O, \(reason)}]",
    ".cogcheck.yaml:2:23: there is no rule 'COG17O'; did you mean 'COG170'?"
  ),
  (
    "suppressions: [{rule: COG170}]",
    ".cogcheck.yaml:2:23: suppression of COG170 gives no reason; say why in at least 10 characters"
  ),
  (
    "suppressions: [{rule: COG170, reason: later}]",
    ".cogcheck.yaml:2:23: suppression of COG170 has a reason of only 5 characters; say why in at least 10 characters"
  ),
  (
    "suppressions: [{rule: COG170, expires: 2026-02-30, \(reason)}]",
    ".cogcheck.yaml:2:40: 'expires' takes a day, YYYY-MM-DD, not '2026-02-30'"
  ),
  (
    "suppressions: [{rule: TPL001, \(reason)}]",
    ".cogcheck.yaml:2:23: findings of TPL001 cannot be suppressed; remove the suppression"
  ),
  (
    "policy: {mandatory: [COG170]}\nsuppressions: [{rule: COG170, \(reason)}]",
    ".cogcheck.yaml:3:23: findings of COG170 cannot be suppressed ('policy.mandatory' of the configuration); fix them"
  ),
  (
    "policy: {max-expiry-days: 10}\nsuppressions: [{rule: COG170, expires: 2027-01-31, \(reason)}]",
    ".cogcheck.yaml:3:23: suppression of COG170 ends on 2027-01-31, more than 10 days from now ('policy.max-expiry-days' of the configuration); choose 2026-12-11 or an earlier day"
  ),
  (
    "policy: {max-expiry-days: none}",
    ".cogcheck.yaml:2:27: 'max-expiry-days' takes a number of days from 1"
  ),
  (
    "policy: {no-inlin: []}",
    ".cogcheck.yaml:2:10: there is no key 'no-inlin'; did you mean 'no-inline'?"
  ),
])
func `what a configuration cannot accept is said at its place`(
  configuration: String, message: String
) throws {
  let run = try scan(configuration)
  #expect(run.status == 2)
  #expect(run.errors.hasPrefix("error: \(message)\n"), "\(run.errors)")
}

@Test func `a reason is not asked for where the policy does not`() throws {
  let run = try scan("policy: {require-reason: false}\nsuppressions: [{rule: COG170}]")
  #expect(run.status == 0, "\(run.output)\(run.errors)")
}

@Test func `a baseline holds no finding that nobody may accept`() throws {
  let folder = try TemporaryFolder([
    ".git/HEAD": "", "pool.yaml": pool,
    ".cogcheck.yaml": "version: 1\npolicy: {mandatory: [COG170]}\n",
  ])
  let create = try Command("baseline", "create", in: folder)
  #expect(create.output == ".cogcheck-baseline.json: 0 findings, 0 added, 0 removed\n")
  #expect(
    create.errors
      == "warning: 1 finding is left out, which 'policy.mandatory' of the configuration lets nobody accept\n"
  )
}
