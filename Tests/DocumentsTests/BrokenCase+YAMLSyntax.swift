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
      "not valid YAML: a tab stands where YAML wants spaces; indent with spaces"),
    .init(
      "an unclosed flow list", "a: [1,\n  2\nb: 3\n", .syntax, 3, 2,
      "not valid YAML: a ',' or ']' is missing in the list that '[' opens on line 1"),
    .init(
      "an unclosed flow mapping", "{a: 1", .syntax, 1, 1,
      "not valid YAML: a ',' or '}' is missing in the mapping that '{' opens on line 1"),
    .init(
      "an unclosed quote", "a: \"x\nb: 1\n", .syntax, 1, 4,
      "not valid YAML: this quote is never closed"),
    .init(
      "a stray bracket", "a: ]\n", .syntax, 1, 4,
      "not valid YAML: a value is missing here; put text that starts with '[' or '{' in quotes"),
    .init(
      "a colon inside a plain scalar", "a: b: c\n", .syntax, 1, 5,
      "not valid YAML: a mapping value is not allowed here: the line has a value already; "
        + "put text with a colon in quotes"),
    .init(
      "a wrong indentation", "a:\n    b: 1\n  c: 2\n", .syntax, 3, 3,
      "not valid YAML: this does not belong to the mapping that starts on line 1; "
        + "fix the indentation, or put the value in front of it in quotes"),
    .init(
      "a value that starts with a percent sign", "a: %x\n", .syntax, 1, 4,
      "not valid YAML: a value cannot start with '%'; put it in quotes"),
    .init(
      "a value that starts with an at sign", "a: @x\n", .syntax, 1, 4,
      "not valid YAML: a value cannot start with '@'; put it in quotes"),
    .init(
      "text behind a quoted value", "a: \"x\" y\n", .syntax, 1, 8,
      "not valid YAML: this does not belong to the mapping that starts on line 1; "
        + "fix the indentation, or put the value in front of it in quotes"),
    .init(
      "text behind a brace at the start", "a: {####} is your code\n", .syntax, 1, 4,
      "not valid YAML: a value is missing here; put text that starts with '[' or '{' in quotes"),
    .init(
      "a surrogate escape in YAML", "a: \"\\ud83d\\ude00\"\n", .syntax, 1, 7,
      "not valid YAML: this escape names no character; YAML has no surrogate pairs"),
    .init(
      "an unknown escape", "a: \"\\q\"\n", .syntax, 1, 5,
      "not valid YAML: this is not an escape; write two backslashes, or use single quotes"),
    .init(
      "two tags on one value", "a: !Base64 !Sub x\n", .syntax, 1, 12,
      "not valid YAML: a value takes one tag; write the outer function in its long form, "
        + "such as Fn::Base64"),
    .init(
      "an alias with a tag", "- &x a\n- !Ref *x\n", .syntax, 2, 8,
      "not valid YAML: this does not belong to the list that starts on line 1; "
        + "put a hyphen in front of it, or fix the indentation"),
    .init(
      "an undefined tag handle", "a: !x!y b\n", .syntax, 1, 4,
      "not valid YAML: a tag with two '!' needs a %TAG line; "
        + "write the name of a function behind one '!'"),
    .init(
      "a mapping below a value", "a:\n  b: text\n\n    c: 1\n", .syntax, 4, 6,
      "not valid YAML: a mapping value is not allowed here: line 2 has a value already; "
        + "fix the indentation, or remove that value"),
    .init(
      "a key without a colon", "a: 1\nb\nc: 2\n", .syntax, 2, 1,
      "not valid YAML: no ':' stands behind this key; "
        + "write 'key: value', with a blank behind the colon"),
    .init(
      "a list item behind a key", "a: - 1\n", .syntax, 1, 4,
      "not valid YAML: a list item is not allowed here; start the list on a line of its own"),
    .init(
      "a lone asterisk", "Action: *\n", .syntax, 1, 9,
      "not valid YAML: '*' and '&' start aliases and anchors, which need a name; "
        + "put text that starts with one in quotes"),
    .init(
      "a tab in front of a key", "a:\n  b: 1\n\tc: 2\n", .syntax, 3, 1,
      "not valid YAML: a tab stands where YAML wants spaces; indent with spaces"),
    .init(
      "a tab in a block text", "a: |\n\tx\n", .syntax, 2, 1,
      "not valid YAML: a tab stands where YAML wants spaces; indent with spaces"),
    .init(
      "text behind a block sign", "a: | x\n", .syntax, 1, 6,
      "not valid YAML: text stands behind '|' or '>'; start it on the next line"),
    .init(
      "a document end in a quote", "a: \"x\n---\nb: 1\n", .syntax, 2, 1,
      "not valid YAML: the document ends inside a quote; close the quote of line 1"),
    .init(
      "a key of several kinds", "a: ? b\n", .syntax, 1, 4,
      "not valid YAML: a key is not allowed here; start the mapping on a line of its own"),
    .init(
      "an escape without digits", "a: \"\\xZZ\"\n", .syntax, 1, 7,
      "not valid YAML: an escape lacks hexadecimal digits"),
  ]
}
