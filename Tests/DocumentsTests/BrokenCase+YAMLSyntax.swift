import Documents

/// What libyaml refuses, and what is said about it.
extension BrokenCase {
  static let yamlSyntax: [Self] = [
    .init(
      "nothing", "", .empty, 1, 1,
      "the file is empty"),
    .init(
      "blanks", " \n\n", .empty, 1, 1,
      "the file is empty"),
    .init(
      "a comment alone", "# nothing\n", .empty, 1, 1,
      "the file is empty"),
    .init(
      "a tab as indentation", "a:\n\tb: 1\n", .syntax, 2, 1,
      "not valid YAML: while scanning for the next token: "
        + "found character that cannot start any token"),
    .init(
      "an unclosed flow list", "a: [1,\n  2\nb: 3\n", .syntax, 3, 2,
      "not valid YAML: while parsing a flow sequence: did not find expected ',' or ']'"),
    .init(
      "an unclosed flow mapping", "{a: 1", .syntax, 1, 1,
      "not valid YAML: while parsing a flow mapping: did not find expected ',' or '}'"),
    .init(
      "an unclosed quote", "a: \"x\nb: 1\n", .syntax, 1, 4,
      "not valid YAML: while scanning a quoted scalar: found unexpected end of stream"),
    .init(
      "a stray bracket", "a: ]\n", .syntax, 1, 4,
      "not valid YAML: while parsing a block node: did not find expected node content"),
    .init(
      "a colon inside a plain scalar", "a: b: c\n", .syntax, 1, 5,
      "not valid YAML: mapping values are not allowed in this context"),
    .init(
      "a wrong indentation", "a:\n    b: 1\n  c: 2\n", .syntax, 3, 3,
      "not valid YAML: while parsing a block mapping: did not find expected key"),
    .init(
      "a value that starts with a percent sign", "a: %x\n", .syntax, 1, 4,
      "not valid YAML: while scanning for the next token: "
        + "found character that cannot start any token"),
    .init(
      "a value that starts with an at sign", "a: @x\n", .syntax, 1, 4,
      "not valid YAML: while scanning for the next token: "
        + "found character that cannot start any token"),
    .init(
      "text behind a quoted value", "a: \"x\" y\n", .syntax, 1, 8,
      "not valid YAML: while parsing a block mapping: did not find expected key"),
    .init(
      "text behind a brace at the start", "a: {####} is your code\n", .syntax, 1, 4,
      "not valid YAML: while parsing a flow node: did not find expected node content"),
    .init(
      "a surrogate escape in YAML", "a: \"\\ud83d\\ude00\"\n", .syntax, 1, 7,
      "not valid YAML: while parsing a quoted scalar: found invalid Unicode character escape code"),
    .init(
      "an unknown escape", "a: \"\\q\"\n", .syntax, 1, 5,
      "not valid YAML: while parsing a quoted scalar: found unknown escape character"),
    .init(
      "two tags on one value", "a: !Base64 !Sub x\n", .syntax, 1, 12,
      "not valid YAML: while parsing a block mapping: did not find expected key"),
    .init(
      "an alias with a tag", "- &x a\n- !Ref *x\n", .syntax, 2, 8,
      "not valid YAML: while parsing a block collection: did not find expected '-' indicator"),
    .init(
      "an undefined tag handle", "a: !x!y b\n", .syntax, 1, 4,
      "not valid YAML: while parsing a node: found undefined tag handle"),
  ]
}
