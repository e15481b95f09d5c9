/// Anchors, aliases, merge keys and equal keys.
extension TreeCase {
  static let yamlAliases: [Self] = [
    .init(
      "an alias is a copy with the places of the original", "a: &x {b: 1}\nc: *x\n",
      "{a@1:1-2: {b@1:8-9: int(1)@1:11-12}@1:7-13, c@2:1-2: {b@1:8-9: "
        + "int(1)@1:11-12}@1:7-13}@1:1-2:6"),
    .init("an alias of a scalar", "- &x 1\n- *x\n", "[int(1)@1:6-7, int(1)@1:6-7]@1:1-2:5"),
    .init(
      "an alias of a tagged value", "- &x !Ref a\n- *x\n",
      #"[{Ref@1:6-10: "a"@1:11-12}@1:6-12, {Ref@1:6-10: "a"@1:11-12}@1:6-12]@1:1-2:5"#),
    .init(
      "an alias ends a block mapping", "a: &x [1]\nb:\n  c: *x\nd: 1\n",
      "{a@1:1-2: [int(1)@1:8-9]@1:7-10, b@2:1-2: {c@3:3-4: [int(1)@1:8-9]@1:7-10}@3:3-8, "
        + "d@4:1-2: int(1)@4:4-5}@1:1-4:5"),
    .init(
      "an alias as a key", "&x a: 1\nb: {*x : 2}\n",
      "{a@1:4-5: int(1)@1:7-8, b@2:1-2: {a@2:5-7: int(2)@2:10-11}@2:4-12}@1:1-2:12"),
    .init(
      "an anchor used again", "- &x 1\n- &x 2\n- *x\n",
      "[int(1)@1:6-7, int(2)@2:6-7, int(2)@2:6-7]@1:1-3:5"),
    .init(
      "a merge key", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n",
      "{a@1:1-2: {b@1:8-9: int(1)@1:11-12, c@1:14-15: int(2)@1:17-18}@1:7-19, d@2:1-2: "
        + "{c@4:3-4: int(3)@4:6-7, b@1:8-9: int(1)@1:11-12}@3:3-4:7}@1:1-4:7"),
    .init(
      "a list of merge keys", "- &x {a: 1}\n- &y {a: 2, b: 3}\n- <<: [*x, *y]\n",
      "[{a@1:7-8: int(1)@1:10-11}@1:6-12, {a@2:7-8: int(2)@2:10-11, b@2:13-14: "
        + "int(3)@2:16-17}@2:6-18, {a@1:7-8: int(1)@1:10-11, b@2:13-14: "
        + "int(3)@2:16-17}@3:3-15]@1:1-3:15"),
    .init(
      "a merge key after its mapping's keys", "- &x {a: 1}\n- {a: 2, <<: *x}\n",
      "[{a@1:7-8: int(1)@1:10-11}@1:6-12, {a@2:4-5: int(2)@2:7-8}@2:3-17]@1:1-2:17"),
    .init(
      "a quoted merge key is a key", "- \"<<\": {a: 1}\n",
      "[{<<@1:3-7: {a@1:10-11: int(1)@1:13-14}@1:9-15}@1:3-15]@1:1-15"),
    .init(
      "a nested merge", "- &x {a: 1}\n- &y {<<: *x, b: 2}\n- <<: *y\n",
      "[{a@1:7-8: int(1)@1:10-11}@1:6-12, {b@2:15-16: int(2)@2:18-19, a@1:7-8: "
        + "int(1)@1:10-11}@2:6-20, {b@2:15-16: int(2)@2:18-19, a@1:7-8: "
        + "int(1)@1:10-11}@3:3-9]@1:1-3:9"),
    .init(
      "the last of equal YAML keys is in the tree", "a:\n  b: 1\nc: 2\n\"a\": 3\n",
      "{c@3:1-2: int(2)@3:4-5, a@4:1-4: int(3)@4:6-7}@1:1-4:7"),
  ]
}
