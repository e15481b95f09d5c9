import Documents
import IAM
import Resolution
import Templates

/// How long it takes to decide a trust policy.
enum TrustPolicyBenchmark {
  static func run() throws {
    let template = try roleTemplate(statements: 10)
    _ = Resolver(template).explore { scenario in
      guard let role = template.resources["Role"], let pool = template.resources["Pool"],
        let arn = scenario.attribute("Arn", of: pool.logicalID)
      else { return }
      let policy = scenario.properties(of: role)["AssumeRolePolicyDocument"]
      let document = PolicyDocument.trust(policy)
      let calls = CognitoCalls(
        poolArn: arn, account: scenario.pseudoParameter("AWS::AccountId"),
        externalID: document.statements.last?.conditions.first?.values ?? policy)
      print("trust policy of ten statements")
      print("  read:                \(microseconds { _ = PolicyDocument.trust(policy) }) µs")
      print("  decide the own call: \(microseconds { _ = TrustVerdict(document, calls).own }) µs")
      print("  decide all of it:    \(microseconds { _ = TrustVerdict(document, calls).kind }) µs")
    }
  }

  /// A pool, and a role with a trust policy of `count` statements, of which the last is about the pool.
  private static func roleTemplate(statements count: Int) throws -> Template {
    let others = (1..<count).map { number in
      """
              - Effect: Allow
                Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/app-\(number)"}
                Action: sts:AssumeRole
                Condition: {StringEquals: {sts:ExternalId: other-\(number)}}
      """
    }
    let text = """
      Resources:
        Pool: {Type: AWS::Cognito::UserPool}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
      \(others.joined(separator: "\n"))
              - Effect: Allow
                Principal: {Service: cognito-idp.amazonaws.com}
                Action: sts:AssumeRole
                Condition: {StringEquals: {sts:ExternalId: acme}}
      """
    return try Template(Document(reading: SourceText(text), as: .yaml))
  }
}
