import Documents
import Templates
import Testing

/// A function as a template writes it, and how it is read.
private let calls = [
  ("!Ref A", "ref"), ("{Ref: A}", "ref"), ("!GetAtt A.B", "getAtt A B"),
  ("!GetAtt A.B.C", "getAtt A B.C"),
  ("!GetAtt [A, B]", "getAtt A B"), ("{\"Fn::GetAtt\": A.B}", "getAtt A B"),
  ("!GetAtt [A, B, C]", "getAtt A B.C"),
  ("!GetAtt [A, !Ref B]", "getAtt A computed"), ("!GetAtt A", "malformed Fn::GetAtt"),
  ("!GetAtt .A", "malformed Fn::GetAtt"),
  ("!Sub text", "sub"), ("!Sub [text, {A: b}]", "sub with variables"),
  ("!Sub [text]", "malformed Fn::Sub"),
  ("!Sub [text, more]", "malformed Fn::Sub"), ("!Join [\",\", [a]]", "join"),
  ("!Join [a]", "malformed Fn::Join"),
  ("!Select [0, [a]]", "select"), ("!Split [\",\", a]", "split"),
  ("!FindInMap [M, a, b]", "findInMap"),
  ("!FindInMap [M, a, b, {DefaultValue: c}]", "findInMap with fallback"),
  ("!FindInMap [M, a]", "malformed Fn::FindInMap"),
  ("!If [C, a, b]", "if"), ("!If [C, a]", "malformed Fn::If"),
  ("!Unheard a", "unknown Fn::Unheard"),
  ("{Ref: A, Other: b}", "data"), ("{\"Fn::Sub\": a, \"Fn::Join\": b}", "data"),
  ("{Condition: C}", "data"),
  ("{\"Fn::ForEach::X\": []}", "data"), ("plain", "data"),
  ("!Sub {\"Fn::Transform\": {Name: M}}", "transform"),
]

@Test(arguments: calls)
func `a function is read by its shape`(_ text: String, _ expected: String) throws {
  let document = try Document(reading: SourceText("v: \(text)"), as: .yaml)
  let node = try #require(document.root["v"])
  #expect(describe(Intrinsic(node)) == expected)
}

private func describe(_ call: Intrinsic?) -> String {
  switch call {
  case nil: "data"
  case .ref: "ref"
  case .getAtt(let resource, .name(let name)): "getAtt \(resource) \(name)"
  case .getAtt(let resource, .computed): "getAtt \(resource) computed"
  case .sub(_, let variables): variables == nil ? "sub" : "sub with variables"
  case .join: "join"
  case .select: "select"
  case .split: "split"
  case .findInMap(_, _, _, let fallback): fallback == nil ? "findInMap" : "findInMap with fallback"
  case .if: "if"
  case .transform: "transform"
  case .malformed(let function, _): "malformed \(function)"
  case .unknown(let function): "unknown \(function)"
  default: "other"
  }
}

private let texts: [(String, [SubText.Part])] = [
  ("", []), ("plain", [.literal("plain")]), ("${A}", [.variable("A")]),
  ("a${B}c", [.literal("a"), .variable("B"), .literal("c")]), ("${!A}", [.literal("${A}")]),
  ("a${!B}c", [.literal("a${B}c")]), ("$${A}", [.literal("$"), .variable("A")]),
  ("${ A }", [.variable("A")]),
  ("${", [.literal("${")]), ("a${b", [.literal("a${b")]), ("${}", [.variable("")]),
  ("${A.B}${AWS::Region}", [.variable("A.B"), .variable("AWS::Region")]),
  ("{A} $A", [.literal("{A} $A")]),
]

@Test(arguments: texts)
func `the text of Sub is cut into what stays and what is put in`(
  _ text: String, _ parts: [SubText.Part]
) {
  #expect(SubText(text).parts == parts)
}

@Test func `references are found where CloudFormation follows them`() throws {
  let text = """
    Metadata: {Note: !Ref NotFollowed}
    Conditions:
      A: !And [{Condition: B}, !Equals [!Ref P, x]]
    Resources:
      R:
        Type: AWS::IAM::Role
        Condition: A
        Metadata: {X: !GetAtt Q.Z}
        Properties:
          V: !Sub ["${L}${M.N}${O}", {L: !Ref K}]
          Policy: {Statement: {Condition: {StringEquals: {a: b}}}}
          W: {"Fn::ForEach::I": [I, [a], {"${I}": !Ref I}]}
    Outputs:
      T: {Condition: A, Value: !If [D, !Ref E, !Ref F], Export: {Name: !Sub "${G}"}}
    """
  let template = try Template(Document(reading: SourceText(text), as: .yaml))
  let found = template.collectReferences().map { reference in
    let written = template.document.source.string(in: reference.range)
    return "\(reference.owner) \(reference.function) \(written)"
  }
  #expect(
    found == [
      "condition(\"A\") Condition B", "condition(\"A\") Ref P", "resource(\"R\") Condition A",
      "resource(\"R\") Fn::Sub ${M.N}", "resource(\"R\") Fn::Sub ${O}", "resource(\"R\") Ref K",
      "resource(\"R\") Fn::GetAtt Q.Z", "output(\"T\") Condition A", "output(\"T\") Fn::If D",
      "output(\"T\") Ref E", "output(\"T\") Ref F", "output(\"T\") Fn::Sub ${G}",
    ])
}
