import Documents

/// What is no JSON, and what is said about it.
extension BrokenCase {
  static let json: [Self] = [
    .init(
      "nothing", "", .empty, 1, 1,
      "the file is empty"),
    .init(
      "blanks", " \r\n\t", .empty, 1, 1,
      "the file is empty"),
    .init(
      "a trailing comma in an object", "{\"a\": 1,\n}", .syntax, 2, 1,
      "not valid JSON: a comma before '}'"),
    .init(
      "a trailing comma in a list", "[1,\n 2,]", .syntax, 2, 4,
      "not valid JSON: a comma before ']'"),
    .init(
      "a missing comma", "{\"a\": 1\n \"b\": 2}", .syntax, 2, 2,
      #"not valid JSON: '}' expected at '"b"'"#),
    .init(
      "a missing colon", #"{"a" 1}"#, .syntax, 1, 6,
      "not valid JSON: ':' expected at '1'"),
    .init(
      "a long string in the wrong place",
      "{\"a\"\n \"a string of more than twenty bytes\": 1}", .syntax, 2, 2,
      "not valid JSON: ':' expected"),
    .init(
      "an unquoted key", "{a: 1}", .syntax, 1, 2,
      "not valid JSON: string or '}' expected at 'a'"),
    .init(
      "single quotes", "{'a': 1}", .syntax, 1, 2,
      "not valid JSON: string or '}' expected at '''"),
    .init(
      "a comment", "{\n  // why\n  \"a\": 1}", .syntax, 2, 3,
      "not valid JSON: string or '}' expected at '/'"),
    .init(
      "a word that is no value", "[1, undefined]", .syntax, 1, 5,
      "not valid JSON: invalid token at 'undefined'"),
    .init(
      "True is not JSON", "[True]", .syntax, 1, 2,
      "not valid JSON: invalid token at 'True'"),
    .init(
      "an unclosed object", "{\"a\": 1\n", .syntax, 2, 1,
      "not valid JSON: '}' expected; the text ends too early"),
    .init(
      "an unclosed list", "[1, [2]", .syntax, 1, 8,
      "not valid JSON: ']' expected; the text ends too early"),
    .init(
      "an unclosed string", "{\"a\": \"xyz}\n", .syntax, 1, 7,
      #"not valid JSON: unexpected newline at '"xyz}'"#),
    .init(
      "an unclosed string at the end", #"["abc"#, .syntax, 1, 2,
      #"not valid JSON: premature end of input at '"abc'"#),
    .init(
      "a line break in a long string", "[\"éa string of more than twenty bytes\n\"]", .syntax, 1, 2,
      "not valid JSON: unexpected newline"),
    .init(
      "the wrong bracket", #"{"a": [1}"#, .syntax, 1, 9,
      "not valid JSON: ']' expected at '}'"),
    .init(
      "text after the value", "{\"a\": 1}\n x", .syntax, 2, 2,
      "not valid JSON: end of file expected at 'x'"),
    .init(
      "a second value", "{} {}", .syntax, 1, 4,
      "not valid JSON: end of file expected at '{'"),
    .init(
      "a number with a leading zero", "[012]", .syntax, 1, 2,
      "not valid JSON: invalid token at '0'"),
    .init(
      "a number without digits", "[1, -]", .syntax, 1, 5,
      "not valid JSON: invalid token at '-'"),
    .init(
      "a number that ends with a dot", "[1.]", .syntax, 1, 2,
      "not valid JSON: invalid token at '1.'"),
    .init(
      "a number too large", #"{"a": 1, "b": 1e999}"#, .syntax, 1, 15,
      "not valid JSON: a number is too large"),
    .init(
      "a number too large of many digits", "[-1.0000000000000000000000000000e999]", .syntax, 1, 2,
      "not valid JSON: a number is too large"),
    .init(
      "a lone surrogate", #"["a", "\ud800"]"#, .syntax, 1, 7,
      #"not valid JSON: invalid Unicode '\uD800' at '"\ud800"'"#),
    .init(
      "a lone low surrogate", #"["\udc00x"]"#, .syntax, 1, 2,
      #"not valid JSON: invalid Unicode '\uDC00' at '"\udc00x"'"#),
    .init(
      "a broken escape", #"["\x"]"#, .syntax, 1, 2,
      #"not valid JSON: invalid escape at '"\x'"#),
    .init(
      "a NUL escape", #"["a", "\u0000"]"#, .syntax, 1, 7,
      #"not valid JSON: a NUL character (\u0000) is not allowed"#),
    .init(
      "a NUL escape in a key", #"{"a\u0000": 1}"#, .syntax, 1, 2,
      #"not valid JSON: a NUL character (\u0000) is not allowed"#),
    .init(
      "a NUL byte in JSON", "{\"a\": \u{0} 1}", .syntax, 1, 7,
      "not valid JSON: a NUL byte"),
    .init(
      "a NUL byte in a JSON string", "{\"a\": \"\u{0}\"}", .syntax, 1, 7,
      #"not valid JSON: control character 0x0 at '"'"#),
    .init(
      "a control character in a JSON string", "[\"a\", \"b\u{1}\"]", .syntax, 1, 7,
      #"not valid JSON: control character 0x1 at '"b'"#),
    .init(
      "a tab in a JSON string", "[\"a\tb\"]", .syntax, 1, 2,
      #"not valid JSON: control character 0x9 at '"a'"#),
    .init(
      "a control character between JSON tokens", "[\u{1}]", .syntax, 1, 2,
      "not valid JSON: invalid token"),
    .init(
      "non-ASCII before a broken JSON token", #"["é😀", x]"#, .syntax, 1, 9,
      "not valid JSON: invalid token at 'x'"),
  ]
}
