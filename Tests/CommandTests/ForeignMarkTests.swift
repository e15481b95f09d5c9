import TestSupport
import Testing

private let template = """
  Metadata:
    cfn-lint: {config: {ignore_checks: [W3011, E9999]}}
  Resources:
    Pool:
      Type: AWS::Cognito::IdentityPool
      Metadata:
        cfn_nag: {rules_to_suppress: [{id: W57, reason: guests see the shop}]}
        cdk_nag: {rules_to_suppress: [{id: AwsSolutions-COG7, reason: 'the "shop" window'}]}
        checkov: {skip: [{id: CKV_AWS_366, comment: known}]}
        guard: {SuppressedRules: [COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE]}
      Properties:
        # checkov:skip=CKV_AWS_60:of another resource
        AllowUnauthenticatedIdentities: true

  """

@Test func `marks of other tools are listed with our rules, and obeyed by none`() throws {
  let folder = try TemporaryFolder(["t.yaml": template])
  let list = try Command("suppressions", "--foreign", in: folder)
  #expect(list.status == 0)
  #expect(
    list.output == """
      t.yaml:2:39: cfn-lint W3011 → COG171: no reason
      t.yaml:2:46: cfn-lint E9999 → no rule of cogcheck: no reason
      t.yaml:7:42: cfn_nag W57 'Pool' → IDP001: guests see the shop
      t.yaml:8:42: cdk_nag AwsSolutions-COG7 'Pool' → IDP001: the "shop" window
      t.yaml:9:29: checkov CKV_AWS_366 'Pool' → IDP001, TPL084: known
      t.yaml:10:33: guard COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE 'Pool' → IDP001: no reason
      t.yaml:12:22: checkov CKV_AWS_60 'Pool' → IAM001: of another resource

      """)
  #expect(try Command("suppressions", in: folder).output == "")
  let json = try Command("suppressions", "--foreign", "--format", "json", in: folder)
  #expect(json.output.contains(#""foreignRule": "W57""#), "\(json.output)")
}

@Test func `marks of other tools are written anew for cogcheck, and then cover findings`() throws {
  let folder = try TemporaryFolder(["t.yaml": template])
  let rewritten = try Command("suppressions", "--foreign", "--rewrite", in: folder).output
  #expect(
    rewritten == """
      # t.yaml: in the Metadata of the template:
      cogcheck:
        suppress:
          - rule: COG171
            reason: ""  # say why, in 10 characters or more

      # t.yaml: in the Metadata of 'Pool':
      cogcheck:
        suppress:
          - rule: IAM001
            reason: "of another resource"
          - rule: IDP001
            reason: "guests see the shop"
          - rule: TPL084
            reason: "known"

      """)
  let lines = rewritten.split(separator: "\n").drop { !$0.contains("'Pool'") }.dropFirst()
  let pasted = lines.map { "      \($0)" }.joined(separator: "\n") + "\n"
  try folder.write(
    template.replacing("    Properties:\n", with: pasted + "    Properties:\n"), to: "t.yaml")
  let scan = try Command("scan", "--rule", "IDP001", in: folder)
  #expect(scan.output.contains("suppressed: 1"), "\(scan.output)")
}
