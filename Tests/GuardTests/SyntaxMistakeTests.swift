import Documents
import Guard
import Testing

/// Rules with a mistake, and what is said about it.
struct SyntaxMistake: Sendable, CustomTestStringConvertible {
  let rules: String
  /// Line, column and message.
  let error: String

  init(_ rules: String, _ error: String) {
    self.rules = rules
    self.error = error
  }

  var testDescription: String { rules }

  static let all = [
    SyntaxMistake(
      "rule t { n == 5",
      "1:16: the file ends; expected a clause or '}' for the '{' in line 1"),
    SyntaxMistake(
      """
      rule t {
        n = 5
      }
      """,
      "2:5: '=' is not an operator here; write '=='"),
    SyntaxMistake(
      """
      rule t {
        n 5
      }
      """,
      "2:5: '5' cannot be read here; expected an operator ('==', 'exists' …) or '{'"),
    SyntaxMistake(
      """
      rule t {
        n ==
      }
      """,
      "3:1: '}' cannot be read here; expected a value or a query"),
    SyntaxMistake(
      """
      let v = foo(n)
      rule t { %v exists }
      """,
      "1:9: there is no function 'foo'"),
    SyntaxMistake(
      """
      let v = join(n)
      rule t { %v exists }
      """,
      "1:9: 'join' takes 2 arguments, not 1"),
    SyntaxMistake(
      "rule t { s == 'abc }",
      "1:15: a text in quotes does not end"),
    SyntaxMistake(
      #"rule t { s == "abc }"#,
      "1:15: a text in quotes does not end"),
    SyntaxMistake(
      "rule t { s == /abc }",
      "1:15: a regular expression does not end"),
    SyntaxMistake(
      """
      rule t { s exists << why
      }
      """,
      "1:21: a message does not end; it needs '>>'"),
    SyntaxMistake(
      "AWS::S3::Bucket{ Properties exists }",
      "1:16: between a resource type and '{' stands a space"),
    SyntaxMistake(
      "rule t { AWS::S3::Bucket{ Properties exists } }",
      "1:25: between a resource type and '{' stands a space"),
    SyntaxMistake(
      "rule t when n == 5 n exists }",
      "1:29: '}' cannot be read here; expected a condition or '{'"),
    SyntaxMistake(
      "rule t { n in [1, 2 }",
      "1:21: '}' cannot be read here; expected ',' or ']'"),
    SyntaxMistake(
      "rule t { n in [1, 2,] }",
      "1:21: ']' cannot be read here; expected a value"),
    SyntaxMistake(
      "rule t { x == {a 1} }",
      "1:18: '1' cannot be read here; expected ':'"),
    SyntaxMistake(
      "rule t { Resources.*[ Type == 'a' { n exists } }",
      "1:35: '{' cannot be read here; expected a clause or ']'"),
    SyntaxMistake(
      "rule t { count(l) == 1 }",
      "1:19: a function cannot stand on the left; give its result a name with 'let'"),
    SyntaxMistake(
      "rule t { n == /[/ }",
      "1:15: '/[/' is refused: a class is not closed"),
    SyntaxMistake(
      "rule t { l[ keysize == 1 ] exists }",
      "1:13: behind 'keys' stands '==', '!=', 'in' or 'not in'; a field whose name begins with 'keys' needs quotes"
    ),
    SyntaxMistake(
      """
      let = 5
      rule t { n exists }
      """,
      "1:5: 'let' has no name behind it"),
    SyntaxMistake(
      "let v 5",
      "1:7: '5' cannot be read here; expected '='"),
    SyntaxMistake(
      "rule t { a }",
      "1:12: '}' cannot be read here; expected an operator ('==', 'exists' …), '{' or a line end behind the name of a rule"
    ),
    SyntaxMistake(
      "rule t { }",
      "1:10: '}' cannot be read here; expected a clause"),
    SyntaxMistake(
      "rule t { x == -2.5 }",
      "1:17: a negative number has no fraction; write parse_float('…') in a 'let'"),
    SyntaxMistake(
      "rule t { n exist }",
      "1:12: 'exist' cannot be read here; expected an operator ('==', 'exists' …) or '{'"),
    SyntaxMistake(
      "rule t { n exists or }",
      "1:22: 'or' has nothing behind it that holds or not"),
    SyntaxMistake(
      "rule t { n is_text }",
      "1:12: 'is_text' cannot be read here; expected an operator ('==', 'exists' …) or '{'"),
    SyntaxMistake(
      "rule t(x { %x exists }",
      "1:10: '{' cannot be read here; expected ',' or ')'"),
    SyntaxMistake(
      "rule t { n === 5 }",
      "1:14: '=' cannot be read here; expected a value or a query"),
    SyntaxMistake(
      "rule t { Resources.*.[ n exists ] }",
      "1:22: '[' cannot be read here; expected a number, a name or a text in quotes"),
    SyntaxMistake(
      "rule t { n exists } }",
      "1:21: '}' cannot be read here; expected a rule, a clause or 'let'"),
    SyntaxMistake(
      "rule t { n == .5 }",
      "1:15: '.' cannot be read here; expected a value or a query"),
    SyntaxMistake(
      "rule t { n in r[1,9 }",
      "1:21: '}' cannot be read here; expected ']' or ')' behind the ends of the range"),
    SyntaxMistake(
      "rule t { n in r[1,2.5] }",
      "1:20: '.' cannot be read here; expected ']' or ')' behind the ends of the range"),
    SyntaxMistake(
      "rule t { n == 5 && n == 6 }",
      "1:17: '&&' is not known; clauses that follow each other must all hold"),
    SyntaxMistake(
      """
      rule t { n == 5 << a >
      }
      """,
      "1:19: a message does not end; it needs '>>'"),
    SyntaxMistake(
      """
      rule t {
        u == /^https:\\/\\//
      }
      """,
      #"2:8: a regular expression cannot end in '\/'; write '.' or '[/]' behind it"#),
    SyntaxMistake(
      "rule t { n == 99999999999999999999 }",
      "1:15: a whole number has at most 64 bits"),
    SyntaxMistake(
      """
      rule a { n == 5 }
      rule t { m { 
      a
      } }
      """,
      "4:1: '}' cannot be read here; expected an operator ('==', 'exists' …) or '{'"),
    SyntaxMistake(
      "rule t { l[ 0 ] == 1 }",
      "1:13: no space may stand in front of a number in brackets"),
    SyntaxMistake(
      "rule t { let x = 5 n == 5",
      "1:26: the file ends; expected a clause or '}' for the '{' in line 1"),
  ]

  /// Where the parser stops, and what it says.
  func found() -> String? {
    do throws(RulesFileError) {
      _ = try RulesFile(parsing: Array(rules.utf8))
      return nil
    } catch {
      let position = LineIndex(SourceText(rules)).position(of: error.range.start)
      return "\(position.line):\(position.column): \(error.message)"
    }
  }
}

@Test(arguments: SyntaxMistake.all)
func `a mistake is named where it is`(_ it: SyntaxMistake) {
  #expect(it.found() == it.error)
}
