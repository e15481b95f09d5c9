import BuiltInRules
import Documents
import Findings
import Guard
import GuardRules
import Rules
import Templates

/// How long rules in Guard take.
enum GuardBenchmark {
  /// A hundred rules about user pools, of which a template of five hundred resources has ten.
  static func run() throws {
    let text = templateText
    let template = try Template(Document(reading: SourceText(text), as: .yaml))
    let file = try RulesFile(parsing: Array(rulesText.utf8))
    let ids = file.rules.map(\.name)
    print("a hundred rules in Guard, a template of \(text.utf8.count / 1_000) kB and 500 resources")
    let parsing = microseconds(of: 5) {
      _ = try? Template(Document(reading: SourceText(text), as: .yaml))
    }
    print("  parse the template: \(parsing) µs")
    print(
      "  parse the rules:    \(microseconds(of: 5) { _ = try? RulesFile(parsing: Array(rulesText.utf8)) }) µs"
    )
    let nothing = Checker(RuleSet([]))
    let idle = microseconds(of: 5) { check(template, with: nothing) }
    for mode in GuardMode.allCases {
      let pack = RulePack(file, path: "pack.guard", ids: ids, mode: mode, time: 0)
      let checker = Checker(RuleSet([], packs: [pack]))
      let time = microseconds(of: 5) { check(template, with: checker) } - idle
      print("  ask them, \(mode.rawValue): \(time) µs, \(time / parsing) of parsing the template")
    }
    let rules = BuiltInRules.all.filter { $0 is PropertyRule }
    let checker = Checker(RuleSet(rules))
    let time = microseconds(of: 5) { check(template, with: checker) } - idle
    print("  ask the \(rules.count) property rules that ship, of ten pools: \(time) µs")
  }

  private static func check(_ template: Template, with checker: Checker) {
    let links = checker.links(of: [(path: "t.yaml", template: template)])
    _ = checker.check(template, path: "t.yaml", links: links)
  }

  private static let rulesText: String = (0..<100).map { number in
    """
    let pools\(number) = Resources.*[ Type == 'AWS::Cognito::UserPool'
      Metadata.guard.SuppressedRules not exists or
      Metadata.guard.SuppressedRules.* != "RULE_\(number)"
    ]
    rule RULE_\(number) when %pools\(number) !empty {
      %pools\(number).Properties.Policies.PasswordPolicy.MinimumLength >= \(number % 20 - 12)
      %pools\(number).Properties.MfaConfiguration in ['ON', 'OPTIONAL'] << MFA is off >>
    }

    """
  }.joined()

  private static var templateText: String {
    let resources = (0..<500).map { number in
      number.isMultiple(of: 50)
        ? """
          Pool\(number):
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolName: !Sub "${AWS::StackName}-\(number)"
              MfaConfiguration: "ON"
              Policies: {PasswordPolicy: {MinimumLength: \(8 + number % 20), RequireSymbols: true}}
              AutoVerifiedAttributes: [email]

        """
        : """
          Function\(number):
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !GetAtt Role\(number).Arn
              Code: {S3Bucket: !Ref AWS::StackName, S3Key: function-\(number).zip}
              Environment: {Variables: {STAGE: prod, NUMBER: "\(number)"}}
              Tags: [{Key: Name, Value: !Sub "${AWS::StackName}-\(number)"}]

        """
    }
    return "Resources:\n" + resources.joined()
  }
}
