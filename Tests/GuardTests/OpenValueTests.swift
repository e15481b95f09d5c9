import Documents
import Guard
import Testing

/// What clauses come to on a document of which parts are open.
struct OpenCase: Sendable, CustomTestStringConvertible {
  let clauses: String
  /// As ``PartlyOpen`` reads it.
  let document: String
  let status: GuardStatus

  init(_ clauses: String, _ document: String, _ status: GuardStatus) {
    self.clauses = clauses
    self.document = document
    self.status = status
  }

  var testDescription: String { "\(clauses) on \(document)" }

  func found() throws -> GuardStatus? {
    let rules = clauses.contains("rule ") ? clauses : "rule t {\n\(clauses)\n}"
    let file = try RulesFile(parsing: Array(rules.utf8))
    return try Evaluation(of: file, on: PartlyOpen(document).value).verdicts().last?.verdict.status
  }

  static let values = [
    OpenCase("a exists", #"{"a": "?"}"#, .pass),
    OpenCase("a !exists", #"{"a": "?"}"#, .fail),
    OpenCase("a empty", #"{"a": "?"}"#, .undecided),
    OpenCase("a !empty", #"{"a": "?"}"#, .undecided),
    OpenCase("a is_string", #"{"a": "?"}"#, .undecided),
    OpenCase("a !is_list", #"{"a": "?"}"#, .undecided),
    OpenCase("a is_null", #"{"a": "?"}"#, .undecided),
    OpenCase("a == 'x'", #"{"a": "?"}"#, .undecided),
    OpenCase("a != 'x'", #"{"a": "?"}"#, .undecided),
    OpenCase("a > 5", #"{"a": "?"}"#, .undecided),
    OpenCase("a == r[1,5]", #"{"a": "?"}"#, .undecided),
    OpenCase("a == /x/", #"{"a": "?"}"#, .undecided),
    OpenCase("a == ['x']", #"{"a": "?"}"#, .undecided),
    OpenCase("a == {k: 1}", #"{"a": "?"}"#, .undecided),
    OpenCase("a == b", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase("a exists", #"{"a?": 1}"#, .undecided),
    OpenCase("a !exists", #"{"a?": 1}"#, .undecided),
    OpenCase("a == 1", #"{"a?": 1}"#, .undecided),
    OpenCase("A exists", #"{"a?": 1}"#, .undecided),
  ]

  static let texts = [
    OpenCase("a is_string", #"{"a": "x*"}"#, .pass),
    OpenCase("a is_list", #"{"a": "x*"}"#, .fail),
    OpenCase("a !is_struct", #"{"a": "x*"}"#, .pass),
    OpenCase("a empty", #"{"a": "x*"}"#, .fail),
    OpenCase("a !empty", #"{"a": "x*"}"#, .pass),
    OpenCase("a is_string", #"{"a": "*"}"#, .undecided),
    OpenCase("a !empty", #"{"a": "*"}"#, .undecided),
    OpenCase("a == 'xyz'", #"{"a": "x*z"}"#, .undecided),
    OpenCase("a == 'xyw'", #"{"a": "x*z"}"#, .fail),
    OpenCase("a != 'xyw'", #"{"a": "x*z"}"#, .pass),
    OpenCase("a in ['b', 'c']", #"{"a": "x*"}"#, .fail),
    OpenCase("a not in ['b', 'c']", #"{"a": "x*"}"#, .pass),
    OpenCase("a in ['b', 'xc']", #"{"a": "x*"}"#, .undecided),
    OpenCase("a in 'abc'", #"{"a": "x*"}"#, .fail),
    OpenCase("a in 'axc'", #"{"a": "x*"}"#, .undecided),
    OpenCase("a == b", #"{"a": "x#", "b": "x#"}"#, .pass),
    OpenCase("a == b", #"{"a": "x*", "b": "x*"}"#, .undecided),
    OpenCase("a == ['xyw']", #"{"a": "x*z"}"#, .fail),
  ]

  /// What stands behind what is open.
  static let paths = [
    OpenCase("a.b exists", #"{"a": "?"}"#, .undecided),
    OpenCase("a.b !exists", #"{"a": "?"}"#, .undecided),
    OpenCase("a.b.c == 1", #"{"a": "?"}"#, .undecided),
    OpenCase("a[0] exists", #"{"a": "?"}"#, .undecided),
    OpenCase("a[*] exists", #"{"a": "?"}"#, .undecided),
    OpenCase("a.* exists", #"{"a": "?"}"#, .undecided),
    OpenCase("a[ b == 1 ] !empty", #"{"a": "?"}"#, .undecided),
    OpenCase("a[ keys == 'b' ] !empty", #"{"a": "?"}"#, .undecided),
    OpenCase("a { b == 1 }", #"{"a": "?"}"#, .undecided),
    OpenCase("a.b { c == 1 }", #"{"a": "?"}"#, .undecided),
    OpenCase("l[*] == 1", #"{"l": [1, "?"]}"#, .undecided),
    OpenCase("l[*] == 1", #"{"l": [2, "?"]}"#, .fail),
    OpenCase("some l[*] == 1", #"{"l": [1, "?"]}"#, .pass),
    OpenCase("some l[*] == 1", #"{"l": [2, "?"]}"#, .undecided),
    OpenCase("l != [1, 2]", #"{"l": ["?", 3]}"#, .undecided),
    OpenCase("l == [1, 2]", #"{"l": ["?", 3]}"#, .fail),
    OpenCase("l != [1]", #"{"l": ["?", 3]}"#, .pass),
  ]

  /// Items that a filter may keep.
  static let items = [
    OpenCase("l[ k == 1 ].v == 1", #"{"l": [{"k": 1, "v": 2}, {"k": "?", "v": 2}]}"#, .fail),
    OpenCase("l[ k == 1 ].v == 1", #"{"l": [{"k": 1, "v": 1}, {"k": "?", "v": 2}]}"#, .undecided),
    OpenCase("l[ k == 1 ].v == 1", #"{"l": [{"k": 1, "v": 1}, {"k": "?", "v": 1}]}"#, .pass),
    OpenCase("l[ k == 1 ].v == 1", #"{"l": [{"k": "?", "v": 2}]}"#, .undecided),
    OpenCase("l[ k == 1 ].v !exists", #"{"l": [{"k": "?", "v": 2}]}"#, .undecided),
    OpenCase("l[ k == 1 ] { v == 1 }", #"{"l": [{"k": "?", "v": 2}]}"#, .undecided),
    OpenCase("l[ k == 1 ] { v == 1 }", #"{"l": [{"k": 1, "v": 2}, {"k": "?", "v": 1}]}"#, .fail),
    OpenCase("some l[ k == 1 ].v == 1", #"{"l": [{"k": 1, "v": 1}, {"k": "?", "v": 2}]}"#, .pass),
    OpenCase(
      "some l[ k == 1 ].v == 1", #"{"l": [{"k": 1, "v": 2}, {"k": "?", "v": 1}]}"#, .undecided),
    OpenCase("some l[ k == 1 ].v == 1", #"{"l": [{"k": 1, "v": 2}, {"k": "?", "v": 2}]}"#, .fail),
    OpenCase("some l[*] { k == 1 }", #"{"l": [{"k": 2}, {"k": "?"}]}"#, .undecided),
    OpenCase("some l[*] { k == 1 }", #"{"l": [{"k": 1}, {"k": "?"}]}"#, .pass),
    OpenCase("some l[ k == 1 ] { v == 1 }", #"{"l": [{"k": "?", "v": 1}]}"#, .undecided),
    OpenCase(
      "some l[ k == 1 ] { v == 1 }", #"{"l": [{"k": 1, "v": 2}, {"k": "?", "v": 2}]}"#, .fail),
    OpenCase("l[ k == 1 ] empty", #"{"l": [{"k": 1}, {"k": "?"}]}"#, .fail),
    OpenCase("l[ k == 1 ] !empty", #"{"l": [{"k": 1}, {"k": "?"}]}"#, .pass),
    OpenCase("l[ k == 1 ] empty", #"{"l": [{"k": 2}, {"k": "?"}]}"#, .undecided),
    OpenCase("l[ k == 1 ] !empty", #"{"l": [{"k": 2}, {"k": "?"}]}"#, .undecided),
    OpenCase("l[ k == 1 ] !empty { v == 1 }", #"{"l": [{"k": "?", "v": 1}]}"#, .undecided),
    OpenCase("let v = l[ k == 1 ]\n%v !empty", #"{"l": [{"k": "?"}]}"#, .undecided),
    OpenCase("let v = l[ k == 1 ]\n%v.v == 1", #"{"l": [{"k": "?", "v": 2}]}"#, .undecided),
    OpenCase("l[ k == 1 or v == 2 ] !empty", #"{"l": [{"k": "?", "v": 2}]}"#, .pass),
    OpenCase("l[ k == 1\nv == 1 ] empty", #"{"l": [{"k": "?", "v": 2}]}"#, .pass),
  ]

  /// Sets, of which something may be there or not.
  static let sets = [
    OpenCase("a in l", #"{"a": 1, "l": [1, "?"]}"#, .pass),
    OpenCase("a in l", #"{"a": 1, "l": [2, "?"]}"#, .undecided),
    OpenCase("a not in l", #"{"a": 1, "l": [2, "?"]}"#, .undecided),
    OpenCase("a not in l", #"{"a": 1, "l": [1, "?"]}"#, .fail),
    OpenCase("l in [1, 2]", #"{"l": [1, "?"]}"#, .undecided),
    OpenCase("l in [1, 2]", #"{"l": [3, "?"]}"#, .fail),
    OpenCase("l not in [1, 2]", #"{"l": [1, "?"]}"#, .fail),
    OpenCase("l not in [1, 2]", #"{"l": [3, "?"]}"#, .undecided),
    OpenCase("l[*] in p[*]", #"{"l": [1], "p": [2, "?"]}"#, .undecided),
    OpenCase("l[*] in p[*]", #"{"l": [1, 3], "p": [1, 2]}"#, .fail),
    OpenCase("l[*] in p[*]", #"{"l": [3, "?"], "p": [1, 2]}"#, .fail),
    OpenCase("l[*] == p[*]", #"{"l": [1, 2], "p": [1, "?"]}"#, .undecided),
    OpenCase("l[*] == p[*]", #"{"l": [1, 2, 3], "p": [1, "?"]}"#, .undecided),
    OpenCase("l[*] == p[*]", #"{"l": [1, "?"], "p": [2]}"#, .fail),
    OpenCase("l[*] != p[*]", #"{"l": [1, "?"], "p": [1]}"#, .fail),
    OpenCase("l[*] != p[*]", #"{"l": [3, "?"], "p": [1]}"#, .undecided),
    OpenCase("n == a", #"{"n": 1, "a?": 1}"#, .undecided),
    OpenCase("n in a", #"{"n": 1, "a?": 1}"#, .undecided),
    OpenCase("n == a.b", #"{"n": 1, "a": "?"}"#, .undecided),
    OpenCase("n in a[*]", #"{"n": 1, "a": "?"}"#, .undecided),
    OpenCase(
      "n == l[ k == 1 ].v", #"{"n": 1, "l": [{"k": 1, "v": 1}, {"k": "?", "v": 2}]}"#, .undecided),
    OpenCase(
      "n in l[ k == 1 ].v", #"{"n": 1, "l": [{"k": 1, "v": 1}, {"k": "?", "v": 2}]}"#, .pass),
    OpenCase(
      "n in l[ k == 1 ].v", #"{"n": 1, "l": [{"k": 1, "v": 3}, {"k": "?", "v": 1}]}"#, .undecided),
    OpenCase("l[ k == 1 ].v in [1]", #"{"l": [{"k": 1, "v": 1}, {"k": "?", "v": 2}]}"#, .undecided),
    OpenCase("l[ k == 1 ].v in [1]", #"{"l": [{"k": 1, "v": 2}, {"k": "?", "v": 1}]}"#, .fail),
  ]

  /// Conjunctions, alternatives, guards, blocks, rules by their names.
  static let combinations = [
    OpenCase("a == 1\nb == 2", #"{"a": "?", "b": 1}"#, .fail),
    OpenCase("a == 1\nb == 1", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase("a == 1 or b == 1", #"{"a": "?", "b": 1}"#, .pass),
    OpenCase("a == 1 or b == 2", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase("when a == 1 { b == 2 }", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase("when a == 1 { b == 1 }", #"{"a": "?", "b": 1}"#, .pass),
    OpenCase("when a == 1 { c[ k == 9 ].v exists }", #"{"a": "?", "c": []}"#, .skip),
    OpenCase("rule t when a == 1 { b == 2 }", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase("rule t when a == 1 { b == 1 }", #"{"a": "?", "b": 1}"#, .pass),
    OpenCase("rule s { a == 1 }\nrule t {\nnot s\n}", #"{"a": "?"}"#, .undecided),
    OpenCase("rule s { a == 1 }\nrule t {\ns\n}", #"{"a": "?"}"#, .undecided),
    OpenCase("rule s { a == 1 }\nrule t when s { b == 2 }", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase("rule s when a == 1 { b == 1 }\nrule t {\ns\n}", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase(
      "rule s when a == 1 { b == 1 }\nrule t {\nnot s\n}", #"{"a": "?", "b": 1}"#, .undecided),
    OpenCase(
      "when l[ k == 1 ].v == 1 { b == 2 }", #"{"l": [{"k": "?", "v": 1}], "b": 1}"#, .undecided),
    OpenCase("l[ when k == 1 { v == 1 } ] !empty", #"{"l": [{"k": "?", "v": 1}]}"#, .undecided),
    OpenCase(
      "rule q(x) { %x == 1 }\nrule t { q(a) }", #"{"a": "?"}"#, .undecided),
    OpenCase(
      "AWS::S3::Bucket { k == 1 }", #"{"Resources": {"A": {"Type": "?", "k": 2}}}"#, .undecided),
    OpenCase(
      "AWS::S3::Bucket { k == 1 }",
      #"{"Resources": {"A": {"Type": "AWS::S3::Bucket", "k": 2}, "B": {"Type": "?", "k": 1}}}"#,
      .fail),
  ]

  /// Keys, names that are looked up, functions, and mappings that may have more members.
  static let keys = [
    OpenCase("let v = a\nm.%v == 1", #"{"a": "?", "m": {"x": 1}}"#, .undecided),
    OpenCase("let v = a[*]\nm.%v == 1", #"{"a": ["x", "?"], "m": {"x": 2}}"#, .fail),
    OpenCase("let v = a\nm.%v == 1", #"{"a": ["x", "?"], "m": {"x": 1}}"#, .undecided),
    OpenCase("m[ keys == 'x' ] == 1", #"{"m": {"x?": 1}}"#, .undecided),
    OpenCase("let v = a\nm[ keys == %v ] == 1", #"{"a": "?", "m": {"x": 2}}"#, .undecided),
    OpenCase("let v = a\nm[ keys == %v ] !empty", #"{"a": "?", "m": {"x": 2}}"#, .undecided),
    OpenCase("let v = a\nm[ keys in %v ] !empty", #"{"a": "z*", "m": {"x": 2}}"#, .undecided),
    OpenCase("m[ keys == 'x' ] !empty", #"{"m": {"x": 1, "...": 0}}"#, .pass),
    OpenCase("m[ keys == 'y' ] !empty", #"{"m": {"x": 1, "...": 0}}"#, .undecided),
    OpenCase("m.y exists", #"{"m": {"x": 1, "...": 0}}"#, .undecided),
    OpenCase("m.* == 1", #"{"m": {"x": 1, "...": 0}}"#, .undecided),
    OpenCase("m.* == 1", #"{"m": {"x": 2, "...": 0}}"#, .fail),
    OpenCase("some m.* == 1", #"{"m": {"x": 1, "...": 0}}"#, .pass),
    OpenCase("m empty", #"{"m": {"...": 0}}"#, .undecided),
    OpenCase("m !empty", #"{"m": {"x": 1, "...": 0}}"#, .pass),
    OpenCase("m !empty", #"{"m": {"x?": 1}}"#, .undecided),
    OpenCase("m.* exists", #"{"m": {"x?": 1}}"#, .undecided),
    OpenCase("m[ k == 1 ] !empty", #"{"m": {"x": {"k": 1}, "...": 0}}"#, .pass),
    OpenCase("m == {x: 1}", #"{"m": {"x": 1, "...": 0}}"#, .undecided),
    OpenCase("m[ name ] exists\n%name == 'x'", #"{"m": {"x": 1}}"#, .pass),
    OpenCase("m[ name | k == 1 ] exists\n%name == 'x'", #"{"m": {"x": {"k": "?"}}}"#, .pass),
    OpenCase("m[ name | k == 1 ] exists\n%name == 'y'", #"{"m": {"x": {"k": "?"}}}"#, .undecided),
    OpenCase("let c = count(l[*])\n%c == 2", #"{"l": [1, "?"]}"#, .pass),
    OpenCase("let c = count(l[ k == 1 ])\n%c == 1", #"{"l": [{"k": "?"}]}"#, .undecided),
    OpenCase("let c = to_upper(a)\n%c == 'X'", #"{"a": "?"}"#, .undecided),
    OpenCase("let c = join(l[*], ',')\n%c == 'x'", #"{"l": ["x", "?"]}"#, .undecided),
    OpenCase("let c = to_upper(a)\n%c == 'X'", #"{"a": "x"}"#, .pass),
  ]
}

@Test(
  arguments: OpenCase.values + OpenCase.texts + OpenCase.paths + OpenCase.items + OpenCase.sets
    + OpenCase.combinations + OpenCase.keys)
func `what is open stays open until something decides`(_ it: OpenCase) throws {
  #expect(try it.found() == it.status)
}
