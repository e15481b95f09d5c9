import Documents

/// What libyaml takes and we do not, and control characters.
extension BrokenCase {
  static let yamlMeaning: [Self] = [
    .init(
      "a second document", "a: 1\n---\nb: 2\n", .severalDocuments, 2, 1,
      "a second YAML document starts; a template is one document"),
    .init(
      "a second document after an end", "a: 1\n...\n---\n...\n", .severalDocuments, 3, 1,
      "a second YAML document starts; a template is one document"),
    .init(
      "text after the root", "{a: 1} b\n", .syntax, 1, 8,
      "not valid YAML: text stands behind the end of the document; "
        + "remove it, or fix the indentation"),
    .init(
      "a list as a key", "[a]: 1\n", .key, 1, 1,
      "a mapping key is not a scalar"),
    .init(
      "a mapping as a key", "{? {a: 1} : 2}\n", .key, 1, 4,
      "a mapping key is not a scalar"),
    .init(
      "a tagged key", "!Ref a: 1\n", .key, 1, 1,
      "a mapping key is not a scalar"),
    .init(
      "an empty key", "a: 1\n: 2\n", .syntax, 2, 1,
      "not valid YAML: this does not belong to the mapping that starts on line 1; "
        + "fix the indentation, or put the value in front of it in quotes"),
    .init(
      "an alias of a list as a key", "- &x [a]\n- *x : 1\n", .key, 2, 3,
      "a mapping key is not a scalar"),
    .init(
      "an unknown alias", "a: 1\nb: *c\n", .alias, 2, 4,
      "alias '*c' has no anchor before it"),
    .init(
      "an alias before its anchor", "- *x\n- &x 1\n", .alias, 1, 3,
      "alias '*x' has no anchor before it"),
    .init(
      "an alias inside what it names", "a: &x\n  b: *x\n", .alias, 2, 6,
      "alias '*x' stands inside what it names"),
    .init(
      "an alias inside the list that it names", "&x [1, *x]", .alias, 1, 8,
      "alias '*x' stands inside what it names"),
    .init(
      "a merge of a scalar", "a: 1\n<<: 2\n", .key, 2, 1,
      "'<<' merges something other than a mapping"),
    .init(
      "a merge of a list of scalars", "- &x {a: 1}\n- <<: [*x, 1]\n", .key, 2, 3,
      "'<<' merges something other than a mapping"),
    .init(
      "a merge key inside what it names", "&x\na: 1\n<<: *x\n", .alias, 3, 5,
      "alias '*x' stands inside what it names"),
    .init(
      "a NUL byte in YAML", "a: b\u{0}\n", .syntax, 1, 5,
      "not valid YAML: a control character; remove it"),
    .init(
      "a control character in YAML", "é: \"\u{1}\"\n", .syntax, 1, 5,
      "not valid YAML: a control character; remove it"),
    .init(
      "non-ASCII before a broken token", "é😀: @x\n", .syntax, 1, 6,
      "not valid YAML: a value cannot start with '@'; put it in quotes"),
  ]
}
