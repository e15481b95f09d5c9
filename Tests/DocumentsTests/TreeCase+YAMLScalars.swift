/// Quoted, plain and block scalars, and comments.
extension TreeCase {
  static let yamlScalars: [Self] = [
    .init("single quotes", "a: 'it''s'\n", #"{a@1:1-2: "it\'s"@1:4-11}@1:1-11"#),
    .init("double quotes", "\"a\\n\": \"\\u00e9\\x41\"\n", #"{"a\n"@1:1-6: "éA"@1:8-20}@1:1-20"#),
    .init(
      "a plain scalar over lines", "a: one\n  two\n\n  three\nb: 1\n",
      #"{a@1:1-2: "one two\nthree"@1:4-4:8, b@5:1-2: int(1)@5:4-5}@1:1-5:5"#),
    .init(
      "a quoted scalar over lines", "a: \"one\n  two\"\n",
      #"{a@1:1-2: "one two"@1:4-2:7}@1:1-2:7"#),
    .init(
      "a literal block", "a: |\n  one\n  two\nb: 1\n",
      #"{a@1:1-2: "one\ntwo\n"@1:4-3:6, b@4:1-2: int(1)@4:4-5}@1:1-4:5"#),
    .init(
      "a folded block without final break", "a: >-\n  one\n  two\n\nb: 1\n",
      #"{a@1:1-2: "one two"@1:4-3:6, b@5:1-2: int(1)@5:4-5}@1:1-5:5"#),
    .init(
      "a block with indentation and keep", "a: |2+\n   one\n\nb: 1\n",
      #"{a@1:1-2: " one\n\n"@1:4-2:7, b@4:1-2: int(1)@4:4-5}@1:1-4:5"#),
    .init("an empty block", "a: |\nb: 1\n", #"{a@1:1-2: ""@1:4-5, b@2:1-2: int(1)@2:4-5}@1:1-2:5"#),
    .init("a block at the end of the text", "a: |\n  one", #"{a@1:1-2: "one"@1:4-2:6}@1:1-2:6"#),
    .init(
      "a block scalar in a list", "- |\n  one\n- two\n",
      #"["one\n"@1:3-2:6, "two"@3:3-6]@1:1-3:6"#),
    .init(
      "a comment behind a value", "a: x # y\n# z\nb: \"# no\"\n",
      ##"{a@1:1-2: "x"@1:4-5, b@3:1-2: "# no"@3:4-10}@1:1-3:10"##),
    .init(
      "a hash inside a plain scalar", "a: Your code is {####}\n",
      #"{a@1:1-2: "Your code is {####}"@1:4-23}@1:1-23"#),
    .init(
      "a comment cuts a plain scalar", "a: Click {## Verify ##}\n",
      #"{a@1:1-2: "Click {## Verify"@1:4-20}@1:1-20"#),
  ]
}
