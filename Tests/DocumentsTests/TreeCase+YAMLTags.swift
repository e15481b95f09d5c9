/// Short tags and YAML's own.
extension TreeCase {
  static let yamlTags: [Self] = [
    .init(
      "a short tag on a scalar", "a: !Ref b\n",
      #"{a@1:1-2: {Ref@1:4-8: "b"@1:9-10}@1:4-10}@1:1-10"#),
    .init(
      "a short tag on a quoted scalar", "a: !Sub \"${b}\"\n",
      #"{a@1:1-2: {Fn::Sub@1:4-8: "${b}"@1:9-15}@1:4-15}@1:1-15"#),
    .init(
      "a short tag on a block scalar", "a: !Sub |\n  x\nb: 1\n",
      #"{a@1:1-2: {Fn::Sub@1:4-8: "x\n"@1:9-2:4}@1:4-2:4, b@3:1-2: int(1)@3:4-5}@1:1-3:5"#),
    .init(
      "a short tag on a flow list", "a: !GetAtt [b, c]\n",
      #"{a@1:1-2: {Fn::GetAtt@1:4-11: ["b"@1:13-14, "c"@1:16-17]@1:12-18}@1:4-18}@1:1-18"#),
    .init(
      "a short tag on a block list", "a: !Join\n  - \",\"\n  - [b]\nc: 1\n",
      #"{a@1:1-2: {Fn::Join@1:4-9: [","@2:5-8, ["b"@3:6-7]@3:5-8]@2:3-3:8}@1:4-3:8, c@4:1-2: "#
        + "int(1)@4:4-5}@1:1-4:5"),
    .init(
      "a short tag on a mapping", "a: !Transform {Name: b}\nc: !Foo\n  d: 1\n",
      #"{a@1:1-2: {Fn::Transform@1:4-14: {Name@1:16-20: "b"@1:22-23}@1:15-24}@1:4-24, "#
        + "c@2:1-2: {Fn::Foo@2:4-8: {d@3:3-4: int(1)@3:6-7}@3:3-7}@2:4-3:7}@1:1-3:7"),
    .init(
      "a short tag on a line of its own", "a:\n  !Sub\n    x\n",
      #"{a@1:1-2: {Fn::Sub@2:3-7: "x"@3:5-6}@2:3-3:6}@1:1-3:6"#),
    .init(
      "short tags inside each other", #"!If [c, !Ref a, !Sub "b"]"#,
      #"{Fn::If@1:1-4: ["c"@1:6-7, {Ref@1:9-13: "a"@1:14-15}@1:9-15, {Fn::Sub@1:17-21: "#
        + #""b"@1:22-25}@1:17-25]@1:5-26}@1:1-26"#),
    .init(
      "Condition keeps its name", "!And [!Condition a, !Not [!Condition b]]",
      #"{Fn::And@1:1-5: [{Condition@1:7-17: "a"@1:18-19}@1:7-19, {Fn::Not@1:21-25: "#
        + #"[{Condition@1:27-37: "b"@1:38-39}@1:27-39]@1:26-40}@1:21-40]@1:6-41}@1:1-41"#),
    .init(
      "a short tag without value", "a: !GetAZs\nb: [!Ref , x]\n",
      "{a@1:1-2: {Fn::GetAZs@1:4-11: \"\"@1:11-11}@1:4-11, b@2:1-2: [{Ref@2:5-9: "
        + #"null()@2:9-9}@2:5-9, "x"@2:12-13]@2:4-14}@1:1-2:14"#),
    .init(
      "a short tag without value in a list", "- !Ref\n- x\n",
      #"[{Ref@1:3-7: null()@1:7-7}@1:3-7, "x"@2:3-4]@1:1-2:4"#),
    .init(
      "a short tag on an empty string", "a: !GetAZs ''\n",
      #"{a@1:1-2: {Fn::GetAZs@1:4-11: ""@1:12-14}@1:4-14}@1:1-14"#),
    .init(
      "a short tag and an anchor", "a: !Sub &x y\nb: &z !Ref w\n",
      #"{a@1:1-2: {Fn::Sub@1:4-8: "y"@1:12-13}@1:4-13, b@2:1-2: {Ref@2:7-11: "#
        + #""w"@2:12-13}@2:7-13}@1:1-2:13"#),
    .init(
      "a comment behind a tag", "a: !Join # why\n  - x\n",
      #"{a@1:1-2: {Fn::Join@1:4-9: ["x"@2:5-6]@2:3-6}@1:4-2:6}@1:1-2:6"#),
    .init(
      "the last member has a tag", "a:\n  b: !Ref c\n\nd: 1\n",
      #"{a@1:1-2: {b@2:3-4: {Ref@2:6-10: "c"@2:11-12}@2:6-12}@2:3-12, d@4:1-2: "#
        + "int(1)@4:4-5}@1:1-4:5"),
    .init("a tag on the root", "!Sub x", #"{Fn::Sub@1:1-5: "x"@1:6-7}@1:1-7"#),
    .init(
      "a verbatim tag", "a: !<!Sub> b",
      #"{a@1:1-2: {Fn::Sub@1:4-11: "b"@1:12-13}@1:4-13}@1:1-13"#),
    .init("the tag that means nothing", "a: ! 12", #"{a@1:1-2: "12"@1:6-8}@1:1-8"#),
    .init(
      "YAML's own tags",
      "- !!str 12\n- !!int \"12\"\n- !!bool \"yes\"\n- !!float x\n- !!map {a: !!null \"\"}\n- "
        + "!!binary aGk=\n",
      #"["12"@1:9-11, int(12)@2:9-13, bool(yes)@3:10-15, "x"@4:11-12, {a@5:10-11: "#
        + #"null()@5:20-22}@5:9-23, "aGk="@6:12-16]@1:1-6:16"#),
    .init(
      "a short tag keeps the kind of its scalar", #"[!Ref 12, !Ref "12", !Not [true]]"#,
      #"[{Ref@1:2-6: int(12)@1:7-9}@1:2-9, {Ref@1:11-15: "12"@1:16-20}@1:11-20, "#
        + "{Fn::Not@1:22-26: [bool(true)@1:28-32]@1:27-33}@1:22-33]@1:1-34"),
  ]
}
