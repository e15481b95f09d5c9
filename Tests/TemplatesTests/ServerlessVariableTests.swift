import Templates
import Testing

/// A text, and the first variable of the Serverless Framework in it.
private let variables: [(String, String?)] = [
  ("${self:custom.pool}", "${self:custom.pool}"),
  ("a-${opt:stage, 'dev'}-b", "${opt:stage, 'dev'}"),
  ("${file(./a.yml):b}", "${file(./a.yml):b}"), ("${ env:A }", "${ env:A }"),
  ("${self:custom.${opt:stage}.arn}", "${self:custom.${opt:stage}.arn}"),
  ("${cf.eu-west-1:stack.Out}", "${cf.eu-west-1:stack.Out}"),
  ("${ssm.eu-west-1:/a}", "${ssm.eu-west-1:/a}"), ("${aws:region}", "${aws:region}"),
  ("${Users}-${sls:stage}", "${sls:stage}"),
  // CloudFormation's and IAM's own, and texts.
  ("${Users}", nil), ("${AWS::Region}", nil), ("${aws:username}", nil), ("${Users.Arn}", nil),
  ("${self.arn}", nil), ("${cf.stack}", nil), ("${selfish:a}", nil), ("${self:open", nil),
  ("$self:a}", nil), ("", nil), ("${}", nil),
]

@Test(arguments: variables)
func `a variable of the Serverless Framework is told from CloudFormation's`(
  _ text: String, _ expected: String?
) {
  let found = ServerlessVariable(firstIn: text[...])
  #expect(found.map { String(text[$0.range]) } == expected)
  #expect(ServerlessVariable.isContained(in: text) == (expected != nil))
}

@Test func `a variable that does not end soon is text, and costs little`() {
  let open = String(repeating: "${self:", count: 20_000)
  #expect(ServerlessVariable(firstIn: open[...]) == nil)
  let long = "${self:" + String(repeating: "a", count: 1_000) + "}"
  #expect(!ServerlessVariable.isContained(in: long))
}
