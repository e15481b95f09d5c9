/// YAML lists and mappings, in block and flow style.
extension TreeCase {
  static let yamlCollections: [Self] = [
    .init(
      "a block mapping", "a: 1\nb: x y\n",
      #"{a@1:1-2: int(1)@1:4-5, b@2:1-2: "x y"@2:4-7}@1:1-2:7"#),
    .init(
      "nested block mappings", "a:\n  b:\n    c: 1\nd: 2\n",
      "{a@1:1-2: {b@2:3-4: {c@3:5-6: int(1)@3:8-9}@3:5-9}@2:3-3:9, d@4:1-2: int(2)@4:4-5}@1:1-4:5"),
    .init(
      "a block mapping ends with its last member", "a:\n  b: 1\n\n# end\n",
      "{a@1:1-2: {b@2:3-4: int(1)@2:6-7}@2:3-7}@1:1-2:7"),
    .init("a block list", "- 1\n- x\n", #"[int(1)@1:3-4, "x"@2:3-4]@1:1-2:4"#),
    .init(
      "a list at the column of its key", "a:\n- 1\n- 2\nb: 3\n",
      "{a@1:1-2: [int(1)@2:3-4, int(2)@3:3-4]@2:1-3:4, b@4:1-2: int(3)@4:4-5}@1:1-4:5"),
    .init(
      "a mapping in a list", "- a: 1\n  b: 2\n- c: 3\n",
      "[{a@1:3-4: int(1)@1:6-7, b@2:3-4: int(2)@2:6-7}@1:3-2:7, {c@3:3-4: "
        + "int(3)@3:6-7}@3:3-7]@1:1-3:7"),
    .init(
      "a list in a list", "- - 1\n  - 2\n-\n  - 3\n",
      "[[int(1)@1:5-6, int(2)@2:5-6]@1:3-2:6, [int(3)@4:5-6]@4:3-6]@1:1-4:6"),
    .init(
      "flow collections", "a: [1, {b: c}, []]\nd: {}\n",
      #"{a@1:1-2: [int(1)@1:5-6, {b@1:9-10: "c"@1:12-13}@1:8-14, []@1:16-18]@1:4-19, d@2:1-2: "#
        + "{}@2:4-6}@1:1-2:6"),
    .init(
      "flow over lines", "a: [\n  1,\n  2,\n  ]\nb: {c: d,\n  e: f}\n",
      #"{a@1:1-2: [int(1)@2:3-4, int(2)@3:3-4]@1:4-4:4, b@5:1-2: {c@5:5-6: "d"@5:8-9, "#
        + #"e@6:3-4: "f"@6:6-7}@5:4-6:8}@1:1-6:8"#),
    .init(
      "JSON read as YAML", #"{"a": [1, "x"], "b": {"c": null}}"#,
      #"{a@1:2-5: [int(1)@1:8-9, "x"@1:11-14]@1:7-15, b@1:17-20: {c@1:23-26: "#
        + "null(null)@1:28-32}@1:22-33}@1:1-34"),
    .init(
      "an implied mapping in a flow list", "[a: 1, b: {c: d}]",
      "[{a@1:2-3: int(1)@1:5-6}@1:2-6, {b@1:8-9: {c@1:12-13: "
        + #""d"@1:15-16}@1:11-17}@1:8-17]@1:1-18"#),
    .init(
      "a flow key without value", "{a, b: 1}",
      "{a@1:2-3: null()@1:3-3, b@1:5-6: int(1)@1:8-9}@1:1-10"),
    .init(
      "a key without value", "a:\nb: 1\n",
      "{a@1:1-2: null()@1:3-3, b@2:1-2: int(1)@2:4-5}@1:1-2:5"),
    .init("a list item without value", "- \n- 1\n", "[null()@1:2-2, int(1)@2:3-4]@1:1-2:4"),
    .init(
      "an explicit key without value", "? a # b\n? c\n\n",
      "{a@1:3-4: null()@1:4-4, c@2:3-4: null()@2:4-4}@1:1-2:4"),
    .init("an explicit key", "? a\n: 1\n", "{a@1:3-4: int(1)@2:3-4}@1:1-2:4"),
  ]
}
