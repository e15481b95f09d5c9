import Documents
import Testing

/// One structure in both notations.
private let pairs: [(json: String, yaml: String)] = [
  (#""x""#, "x"), ("12", "12"), ("-1.5", "-1.5"), ("true", "true"), ("null", "null"),
  ("[]", "[]"), ("{}", "{}"), (#"{"a": {"b": [1, "2"]}}"#, "a:\n  b:\n    - 1\n    - '2'\n"),
  (#"{"Ref": "a"}"#, "!Ref a"), (#"{"Condition": "a"}"#, "!Condition a"),
  (#"{"Fn::Sub": "${a}"}"#, "!Sub ${a}"), (#"{"Fn::Sub": "x\ny\n"}"#, "!Sub |\n  x\n  y\n"),
  (#"{"Fn::Sub": ["${a}", {"a": 1}]}"#, "!Sub\n  - ${a}\n  - a: 1\n"),
  (#"{"Fn::GetAtt": "a.b"}"#, "!GetAtt a.b"), (#"{"Fn::GetAtt": ["a", "b"]}"#, "!GetAtt [a, b]"),
  (
    #"{"Fn::If": ["c", {"Ref": "a"}, {"Ref": "AWS::NoValue"}]}"#,
    "!If [c, !Ref a, !Ref AWS::NoValue]"
  ),
  (#"{"Fn::Base64": {"Fn::Sub": "x"}}"#, "Fn::Base64: !Sub x"),
  (#"{"Fn::Transform": {"Name": "AWS::Include"}}"#, "!Transform {Name: AWS::Include}"),
  (#"[{"a": 1}, {"a": 1}]"#, "- &x {a: 1}\n- *x\n"),
  (#"[{"a": 1}, {"b": 2, "a": 1}]"#, "- &x {a: 1}\n- b: 2\n  <<: *x\n"),
  (#"{"a": 1, "a": "x"}"#, "a: 1\na: x\n"),
  (#"{"a": {"b": 1, "b": 2}, "a": 3}"#, "a: {b: 1, b: 2}\na: 3\n"),
  (#"{"é\n": "\ud83d\ude00"}"#, "\"é\\n\": 😀"),
  (
    #"{"Version": "2012-10-17", "MfaConfiguration": "ON"}"#,
    "Version: 2012-10-17\nMfaConfiguration: 'ON'\n"
  ),
]

@Test(arguments: pairs)
func `the same structure is the same tree in JSON and YAML`(_ json: String, _ yaml: String) throws {
  let first = try document(json, as: .json)
  let second = try document(yaml, as: .yaml)
  #expect(Rendering.text(of: first, places: false) == Rendering.text(of: second, places: false))
  #expect(first.duplicateKeys.map(\.key) == second.duplicateKeys.map(\.key))
}

/// libyaml takes no surrogate pairs and no tab first, folds line separators, and reads fewer reals.
private let jsonForYAML = TreeCase.json.filter { it in
  ["\\ud83d", "\t", "\u{85}", "1E5", "e3"].allSatisfy { !it.text.contains($0) }
}

@Test(arguments: jsonForYAML)
func `JSON is YAML, with the same places`(_ it: TreeCase) throws {
  #expect(Rendering.text(of: try document(it.text, as: .yaml)) == it.tree)
}
